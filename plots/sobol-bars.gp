# What each parameter explains of the variance, alone (above) and together with the others, with
# bootstrap intervals; the first on top.
data = 'sobol-bars.csv'
n_rows = int(y_most + 0.5)
row(x) = n_rows - 1 - column('row')
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'sobol-bars.'.format
  plot data using (0):(row(0)):(0):(column('first')):(row(0) + 0.02):(row(0) + 0.38) with boxxyerror fillcolor rgb ink[7] fillstyle solid 1 noborder title 'alone', \
       data using (0):(row(0)):(0):(column('total')):(row(0) - 0.38):(row(0) - 0.02) with boxxyerror fillcolor rgb ink[6] fillstyle solid 1 noborder title 'with others', \
       data using (lower('first')):(row(0) + 0.2):(width('first')):(0) with vectors arrowstyle 1 title 'alone: 95 % intervals', \
       data using (lower('total')):(row(0) - 0.2):(width('total')):(0) with vectors arrowstyle 1 title 'with others: 95 % intervals'
  unset output
}
