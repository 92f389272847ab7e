# Share of associates by their barrier, a lying bar for each organization or department: those who
# have none first, then from the last stage to the first.
data = 'barrier.csv'
array stage_name[6] = ['none', 'reinforcement', 'ability', 'knowledge', 'desire', 'awareness']
array stage_ink[6] = [19, 20, 21, 22, 6, 23]
half = 0.38 # of a bar's height
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'barrier.'.format
  plot for [s = 1:6] data using (column('part') == s ? column('from') : NaN):(column('row')):(column('from')):(column('to')):(column('row') - half):(column('row') + half) with boxxyerror fillcolor rgb ink[stage_ink[s]] fillstyle solid 1 noborder title stage_name[s] noenhanced
  unset output
}
