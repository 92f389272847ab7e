# Mean of a measure at each value of a parameter, with the 95 % interval as a band; a ring at the best
# value, large dots at all that may be best.
data = 'response.csv'
has_band(i) = n_series <= 4 || series_width[i] > 1.2 # of many only the two that are compared
marked(i, least) = column('best') >= least ? of(i, 'value') : NaN
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'response.'.format
  plot for [i = 1:n_series] data using (has_band(i) ? of(i, 'value') : NaN):(of(i, 'mean_ci_low')):(of(i, 'mean_ci_high')) with filledcurves fillcolor rgb ink[series_ink[i]] fillstyle transparent solid 0.2 noborder title series_name[i].': 95 % interval' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'value')):(of(i, 'mean')) with linespoints pointtype mark_of(i) pointsize value('dot_'.format) / 2 linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i].': mean' noenhanced, \
       for [i = 1:n_series] data using (marked(i, 1)):(of(i, 'mean')) with points pointtype 7 pointsize value('dot_'.format) * 1.3 linecolor rgb ink[series_ink[i]] title series_name[i].': may be best' noenhanced, \
       for [i = 1:n_series] data using (marked(i, 2)):(of(i, 'mean')) with points pointtype 6 pointsize value('dot_'.format) * 2.2 linewidth 1.4 linecolor rgb ink[2] title series_name[i].': best' noenhanced
  unset output
}
