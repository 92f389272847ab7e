# The focus and the baseline step by step: what is left, and above it, pale, what the step took.
data = 'waterfall.csv'
lost(i) = of(i, 'before') > of(i, 'people') ? of(i, 'before') : NaN
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'waterfall.'.format
  plot for [i = 1:n_series] data using (of(i, 'x')):(of(i, 'people')):(of(i, 'x') - 0.19):(of(i, 'x') + 0.19):(of(i, 'people')):(lost(i)) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle transparent solid 0.22 noborder title series_name[i].': lost' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'x')):(of(i, 'people')):(of(i, 'x') - 0.19):(of(i, 'x') + 0.19):(0):(of(i, 'people')) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle solid 1 noborder title series_name[i].': left' noenhanced, \
       data using (column('x')):(lower('people')):(0):(width('people')) with vectors arrowstyle 1 title '95 % intervals'
  unset output
}
