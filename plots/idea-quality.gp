# How many ideas there are of each quality: implemented as a line, all different ones dotted.
data = 'idea-quality.csv'
has_all(i) = n_series <= 4 || series_width[i] > 1.2 # of many only the two that are compared
dash(i) = series_dash[i] == 3 ? 1 : series_dash[i] # dots are all ideas
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'idea-quality.'.format
  plot for [i = 1:n_series] data using (has_all(i) ? of(i, 'quality') : NaN):(of(i, 'distinct')) with lines linecolor rgb ink[series_ink[i]] linewidth 1.2 dashtype 3 title series_name[i].': all different ones' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'quality')):(of(i, 'implemented')) with lines linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype dash(i) title series_name[i].': implemented' noenhanced
  unset output
}
