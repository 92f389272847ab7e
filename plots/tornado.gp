# What each parameter changes, the first on top: from the result as it is to that at the low and at
# the high end of its range. Where both lie on one side they share the row.
data = 'tornado.csv'
n_rows = int(y_most + 0.5)
row(x) = n_rows - 1 - column('row')
base(x) = column('as_it_is')
shares(x) = (column('low') - base(0)) * (column('high') - base(0)) > 0
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'tornado.'.format
  plot data using (base(0)):(row(0)):(base(0)):(column('low')):(row(0) + (shares(0) ? 0 : -0.36)):(row(0) + 0.36) with boxxyerror fillcolor rgb ink[6] fillstyle solid 1 noborder title 'low value', \
       data using (base(0)):(row(0)):(base(0)):(column('high')):(row(0) - 0.36):(row(0) + (shares(0) ? 0 : 0.36)) with boxxyerror fillcolor rgb ink[7] fillstyle solid 1 noborder title 'high value'
  unset output
}
