# Scores as bars on a pale track, a column for each organization, a row for each leg, question and
# practice; the colour is the status: broken, weak, sound; none of trust.
data = 'scorecard.csv'
array status_ink[4] = [27, 28, 29, 3]
has_column(i) = panel_size[i] > 0
right(i, name) = panel_x[i] + of(i, name) * panel_size[i]
with_status(i, s, name) = has_column(i) && column('status') == s - 1 ? right(i, name) : NaN
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'scorecard.'.format
  plot for [i = 1:n_series] data using (has_column(i) ? of(i, 'score') * 0 + panel_x[i] : NaN):(column('from')):(panel_x[i]):(panel_x[i] + panel_size[i]):(column('from')):(column('to')) with boxxyerror fillcolor rgb ink[4] fillstyle solid 1 noborder title series_name[i].': all there could be' noenhanced, \
       for [i = 1:n_series] for [s = 1:4] data using (with_status(i, s, 'score')):(column('from')):(panel_x[i]):(right(i, 'score')):(column('from')):(column('to')) with boxxyerror fillcolor rgb ink[status_ink[s]] fillstyle solid 1 noborder title series_name[i].': score' noenhanced
  unset output
}
