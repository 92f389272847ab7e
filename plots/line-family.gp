# A measure along an axis of a sweep: a line for each value of a second axis, or organization; bands
# are the 95 % intervals of the points.
data = 'line-family.csv'
on(i, name) = column('line') == i - 1 ? column(name) : NaN
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'line-family.'.format
  plot for [i = 1:n_lines] data using (on(i, 'at_x')):(on(i, 'value_ci_low')):(on(i, 'value_ci_high')) with filledcurves fillcolor rgb ink[line_ink[i]] fillstyle transparent solid 0.2 noborder title line_name[i].': 95 % interval' noenhanced, \
       for [i = 1:n_lines] data using (on(i, 'at_x')):(on(i, 'value')) with linespoints pointtype 7 pointsize value('dot_'.format) / 2 linecolor rgb ink[line_ink[i]] linewidth line_width[i] dashtype line_dash[i] title line_name[i] noenhanced
  unset output
}
