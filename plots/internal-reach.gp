# Share of each department that has the message, the largest on top: a point and its interval for
# every organization.
data = 'internal-reach.csv'
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'internal-reach.'.format
  plot for [i = 1:n_series] data using (of(i, 'share') == of(i, 'share') ? lower('share') : NaN):(of(i, 'row')):(width('share')):(0) with vectors heads size screen 0.003, 90 linecolor rgb ink[series_ink[i]] linewidth 1.1 title series_name[i].': 95 % interval' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'share')):(of(i, 'row')) with points pointtype 7 pointsize value('dot_'.format) * (n_series > 4 ? 0.7 : 1) linecolor rgb ink[series_ink[i]] title series_name[i] noenhanced
  unset output
}
