# Competency of every organization by week of the programme as a line; dotted, what its people know.
data = 'learning-curve.csv'
dash(i) = series_dash[i] == 3 ? 1 : series_dash[i] # dots are knowledge
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'learning-curve.'.format
  plot for [i = 1:n_series] data using (of(i, 'week')):(of(i, 'knowledge')) with lines linecolor rgb ink[series_ink[i]] linewidth 1.2 dashtype 3 title series_name[i].': knowledge' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'week')):(of(i, 'competency')) with lines linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype dash(i) title series_name[i].': competency' noenhanced
  unset output
}
