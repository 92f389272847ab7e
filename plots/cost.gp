# Cost and people with the story intact: a mark for each organization, with the intervals of both.
data = 'cost.csv'
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'cost.'.format
  plot for [i = 1:n_series] data using (of(i, 'cost')):(lower('accurate_reach')):(0):(width('accurate_reach')) with vectors heads size screen 0.004, 90 linecolor rgb ink[series_ink[i]] linewidth 0.9 title series_name[i].': 95 % interval of people' noenhanced, \
       for [i = 1:n_series] data using (lower('cost')):(of(i, 'accurate_reach')):(width('cost')):(0) with vectors heads size screen 0.004, 90 linecolor rgb ink[series_ink[i]] linewidth 0.9 title series_name[i].': 95 % interval of cost' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'cost')):(of(i, 'accurate_reach')) with points pointtype mark_of(i) pointsize value('dot_'.format) * 1.6 linecolor rgb ink[series_ink[i]] title series_name[i] noenhanced
  unset output
}
