# Mean reach as bars, the first organization on top, with the interval of the mean.
data = 'multiplier.csv'
row(i) = n_series - i
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'multiplier.'.format
  plot for [i = 1:n_series] data using (of(i, 'reach') / 2):(row(i)):(0):(of(i, 'reach')):(row(i) - 0.3):(row(i) + 0.3) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle solid 1 noborder title series_name[i].': mean' noenhanced, \
       data using (lower('reach')):(n_series - 1 - column('organization')):(width('reach')):(0) with vectors arrowstyle 1 title '95 % intervals'
  unset output
}
