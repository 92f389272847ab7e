# Mean reach as pale bars, the first organization on top; before each the part whose first copy was
# intact, with the interval of its mean.
data = 'accuracy.csv'
row(i) = n_series - i
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'accuracy.'.format
  plot for [i = 1:n_series] data using (of(i, 'reach')):(row(i)):(of(i, 'accurate_reach')):(of(i, 'reach')):(row(i) - 0.3):(row(i) + 0.3) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle transparent solid 0.25 noborder title series_name[i].': changed' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'accurate_reach') / 2):(row(i)):(0):(of(i, 'accurate_reach')):(row(i) - 0.3):(row(i) + 0.3) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle solid 1 noborder title series_name[i].': intact' noenhanced, \
       data using (lower('accurate_reach')):(n_series - 1 - column('organization')):(width('accurate_reach')):(0) with vectors arrowstyle 1 title '95 % intervals'
  unset output
}
