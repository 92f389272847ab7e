# What a reach calculator says (grey) and what is left of it, the first on top, with intervals.
data = 'audit.csv'
said(name) = column('organization') < 0 ? column(name) : NaN
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'audit.'.format
  plot data using (said('people') / 2):(column('row')):(0):(said('people')):(column('row') - 0.3):(column('row') + 0.3) with boxxyerror fillcolor rgb ink[18] fillstyle solid 1 noborder title 'the calculator', \
       for [i = 1:n_series] data using (of_each(i, 'people') / 2):(column('row')):(0):(of_each(i, 'people')):(column('row') - 0.3):(column('row') + 0.3) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle solid 1 noborder title series_name[i].': mean' noenhanced, \
       data using (lower('people')):(column('row')):(width('people')):(0) with vectors arrowstyle 1 title '95 % intervals'
  unset output
}
