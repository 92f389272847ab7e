# What was solved: a measure along a parameter, or the share of replicates that reach a target; bands are
# 95 % intervals, the ring is the scenario itself.
data = 'solution.csv'
on(i, name) = column('line') == i - 1 ? column(name) : NaN
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'solution.'.format
  plot for [i = 1:n_lines] data using (on(i, 'value')):(on(i, 'mean_ci_low')):(on(i, 'mean_ci_high')) with filledcurves fillcolor rgb ink[line_ink[i]] fillstyle transparent solid 0.2 noborder title line_name[i].': 95 % interval' noenhanced, \
       for [i = 1:n_lines] data using (on(i, 'value')):(on(i, 'mean')) with linespoints pointtype 7 pointsize value('dot_'.format) / 2 linecolor rgb ink[line_ink[i]] linewidth line_width[i] dashtype line_dash[i] title line_name[i] noenhanced, \
       data using (column('is_scenario') == 1 ? column('value') : NaN):(column('mean')) with points pointtype 6 pointsize value('dot_'.format) * 2.2 linewidth 1.4 linecolor rgb ink[2] title 'the scenario' noenhanced
  unset output
}
