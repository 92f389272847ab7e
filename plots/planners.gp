# Estimates by formulas, times what is simulated: from 1, with the interval of what is simulated in
# grey, to a mark, over a pale bar as long as the gap.
data = 'planners.csv'
from_one(i, name) = (1 + of(i, name)) / 2
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'planners.'.format
  plot for [i = 1:n_series] data using (1 + 0 * of(i, 'ratio')):(column('row')):(column('low')):(column('high')):(column('row') - 0.5):(column('row') + 0.5) with boxxyerror fillcolor rgb ink[4] fillstyle solid 1 noborder title series_name[i].': 95 % interval' noenhanced, \
       for [i = 1:n_series] data using (from_one(i, 'ratio')):(column('row')):(1 < of(i, 'ratio') ? 1 : of(i, 'ratio')):(1 < of(i, 'ratio') ? of(i, 'ratio') : 1):(column('row') - 0.2):(column('row') + 0.2) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle transparent solid 0.3 noborder title series_name[i].': gap' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'ratio')):(column('row')) with points pointtype 7 pointsize value('dot_'.format) linecolor rgb ink[series_ink[i]] title series_name[i] noenhanced
  unset output
}
