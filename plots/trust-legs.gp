# The legs of trust on tracks from 0 to 1 (left of 0 people): those that hearers go by as bars, as they
# are as lines, before the programme as notches, or pale where a leg fell; then mean reach as pale
# bars, and before each those who believe, with the interval of their mean.
data = 'trust-legs.csv'
array leg[3] = ['sincerity', 'competency', 'reliability']
track = 0.62
columns = 3.5
room = 0.37 / 0.38
row(i) = n_series - i
half = n_series < 4 ? 0.02 + 0.04 * n_series : 0.16 # height of a track
at(j, share) = x_least * (1 - room * (j - 1 + track * share) / columns)
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'trust-legs.'.format
  plot for [j = 1:3] for [i = 1:n_series] data using ((at(j, 0) + at(j, 1)) / 2 + 0 * of(i, 'trust')):(row(i)):(at(j, 0)):(at(j, 1)):(row(i) - half):(row(i) + half) with boxxyerror fillcolor rgb ink[4] fillstyle solid 1 noborder title leg[j].': from 0 to 1', \
       for [j = 1:3] for [i = 1:n_series] data using (of(i, leg[j].'_before')):(row(i)):(at(j, 0)):(at(j, of(i, leg[j].'_before'))):(row(i) - half):(row(i) + half) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle transparent solid 0.4 noborder title series_name[i].': before the programme' noenhanced, \
       for [j = 1:3] for [i = 1:n_series] data using (at(j, of(i, leg[j]) / 2)):(row(i)):(at(j, 0)):(at(j, of(i, leg[j]))):(row(i) - half):(row(i) + half) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle solid 1 noborder title series_name[i].': '.leg[j] noenhanced, \
       for [j = 1:3] for [i = 1:n_series] data using (at(j, of(i, leg[j].'_before'))):(row(i) - half):(0):(2 * half) with vectors nohead linecolor rgb ink[1] linewidth 1.2 title series_name[i].': before the programme' noenhanced, \
       for [j = 1:3] for [i = 1:n_series] data using (at(j, of(i, leg[j].'_as_it_is'))):(row(i) - 1.5 * half):(0):(3 * half) with vectors nohead linecolor rgb ink[2] linewidth 1.4 title series_name[i].': as it is' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'reach')):(row(i)):(of(i, 'accepted_reach')):(of(i, 'reach')):(row(i) - 0.3):(row(i) + 0.3) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle transparent solid 0.25 noborder title series_name[i].': reached' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'accepted_reach') / 2):(row(i)):(0):(of(i, 'accepted_reach')):(row(i) - 0.3):(row(i) + 0.3) with boxxyerror fillcolor rgb ink[series_ink[i]] fillstyle solid 1 noborder title series_name[i].': believe it' noenhanced, \
       data using (lower('accepted_reach')):(n_series - 1 - column('organization')):(width('accepted_reach')):(0) with vectors arrowstyle 1 title '95 % intervals'
  unset output
}
