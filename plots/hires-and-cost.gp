# People hired as pale bars, the first organization on top; before each those who were referred, with
# the interval of all.
data = 'hires-and-cost.csv'
row(i) = n_series - i
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'hires-and-cost.'.format
  plot for [i = 1:n_series] data using (of(i, 'hires')):(row(i)):(of(i, 'referral_hires')):(of(i, 'hires')):(row(i) - 0.3):(row(i) + 0.3) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle transparent solid 0.35 noborder title series_name[i].': by themselves' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'referral_hires') / 2):(row(i)):(0):(of(i, 'referral_hires')):(row(i) - 0.3):(row(i) + 0.3) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle solid 1 noborder title series_name[i].': referred' noenhanced, \
       data using (lower('hires')):(n_series - 1 - column('organization')):(width('hires')):(0) with vectors arrowstyle 1 title '95 % intervals'
  unset output
}
