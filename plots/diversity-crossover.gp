# Diversity of the referred pool less that of those who apply by themselves, along homophily: a line for
# each organization, with the 95 % interval as a band.
data = 'diversity-crossover.csv'
has_band(i) = n_series <= 4 || series_width[i] > 1.2 # of many only the two that are compared
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'diversity-crossover.'.format
  plot for [i = 1:n_series] data using (has_band(i) ? of(i, 'homophily') : NaN):(of(i, 'mean_ci_low')):(of(i, 'mean_ci_high')) with filledcurves fillcolor rgb ink[series_ink[i]] fillstyle transparent solid 0.2 noborder title series_name[i].': 95 % interval' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'homophily')):(of(i, 'mean')) with linespoints pointtype mark_of(i) pointsize value('dot_'.format) / 2 linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i].': mean' noenhanced
  unset output
}
