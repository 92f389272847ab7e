# Mean reach as bars, the first organization on top, with the interval of the mean.
data = 'multiplier.csv'
row(i) = n_series - i
set bars 0.6
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'multiplier.'.format
  plot for [i = 1:n_series] data using (of(i, 'reach') / 2):(row(i)):(0):(of(i, 'reach')):(row(i) - 0.3):(row(i) + 0.3) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle solid 1 noborder title series_name[i].': mean' noenhanced, \
       data using (column('reach')):(n_series - 1 - column('organization')):(lower('reach')):(upper('reach')) with xerrorbars pointtype 0 linecolor rgb ink[2] linewidth 0.9 title '95 % intervals'
  unset output
}
