# A measure over two axes of a sweep as colours (viridis, by N. Smith and S. van der Walt), lines of
# equal value, break-even as a heavy one, hatching where the difference is not clear.
data = 'small-multiples.csv'
set palette defined (0 '#440154', 1 '#482878', 2 '#3e4989', 3 '#31688e', 4 '#26828e', 5 '#1f9e89', 6 '#35b779', 7 '#6ece58', 8 '#b5de2b', 9 '#fde725')
set cbrange [0:1]
unset colorbox
pane(name) = int(column('panel')) + 1 + (page - 1) * n_panes
across(name) = pane_left[pane('')] + column(name) * (pane_right[pane('')] - pane_left[pane('')])
up(name) = pane_bottom[pane('')] + column(name) * (pane_top[pane('')] - pane_bottom[pane('')])
only(kind, value) = stringcolumn('kind') eq kind ? value : NaN
known(value) = column('shade') == column('shade') ? value : NaN
unknown(value) = column('shade') == column('shade') ? NaN : value
cell(value) = column('to_x') == column('to_x') ? value : NaN
middle(a, b) = column('to_x') == column('to_x') ? (a + b) / 2 : a
# lines are light on dark colours, dark on light ones
light(value) = column('shade') < 0.44 ? value : NaN
dark(value) = column('shade') < 0.44 ? NaN : value
covers(g, x, y) = gap_page[g] == page && x > gap_left[g] && x < gap_right[g] && y > gap_bottom[g] && y < gap_top[g]
free(x, y) = (sum [g = 1:n_gaps] covers(g, x, y)) == 0 ? x : NaN
line_x(x) = free(x, up('at_y'))
hatch_x(x) = free((across('at_x') + across('to_x')) / 2, (up('at_y') + up('to_y')) / 2) > 0 ? x : NaN
first_bar = first_pixel + n_pixels * (n_panes - 1)
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'small-multiples.'.format
  dot = value('dot_'.format)
  plot for [p = 1:(n_pixels > 0 ? n_panes - 1 : 0)] data every ::(first_pixel + (p - 1) * n_pixels)::(first_pixel + p * n_pixels - (n_pixels > 0)) using (across('at_x')):(up('at_y')):(column('shade')) with image title 'between the points', \
       data every ::first_bar::(first_bar + 255) using (across('at_x')):(up('at_y')):(column('shade')) with image title 'scale', \
       data using (known(cell(only('point', across('at_x'))))):(up('at_y')):(across('at_x')):(across('to_x')):(up('at_y')):(up('to_y')):(column('shade')) with boxxyerror linewidth 0.4 fillcolor palette fillstyle solid 1 border linecolor rgb ink[1] title 'points', \
       data using (n_pixels > 0 ? NaN : cell(1) == 1 ? NaN : known(only('point', across('at_x')))):(up('at_y')):(column('shade')) with points pointtype 7 pointsize dot * 2 linecolor palette title 'points', \
       data using (unknown(only('point', middle(across('at_x'), across('to_x'))))):(middle(up('at_y'), up('to_y'))) with points pointtype 2 pointsize dot * 0.9 linewidth 0.8 linecolor rgb ink[3] title 'no value', \
       data using (light(only('hatch', hatch_x(across('at_x'))))):(up('at_y')):(across('to_x') - across('at_x')):(up('to_y') - up('at_y')) with vectors nohead linecolor rgb ink[30] linewidth 0.4 title 'no clear difference', \
       data using (dark(only('hatch', hatch_x(across('at_x'))))):(up('at_y')):(across('to_x') - across('at_x')):(up('to_y') - up('at_y')) with vectors nohead linecolor rgb ink[31] linewidth 0.4 title 'no clear difference', \
       data using (light(only('contour', line_x(across('at_x'))))):(up('at_y')) with lines linecolor rgb ink[30] linewidth 0.8 title 'equal value', \
       data using (dark(only('contour', line_x(across('at_x'))))):(up('at_y')) with lines linecolor rgb ink[31] linewidth 0.8 title 'equal value', \
       data using (light(only('break-even', line_x(across('at_x'))))):(up('at_y')) with lines linecolor rgb ink[30] linewidth 2.4 title 'break-even', \
       data using (dark(only('break-even', line_x(across('at_x'))))):(up('at_y')) with lines linecolor rgb ink[31] linewidth 2.4 title 'break-even', \
       data using (light(only('own', across('at_x')))):(up('at_y')) with points pointtype 6 pointsize dot * 1.6 linewidth 1.4 linecolor rgb ink[30] title 'the scenario', \
       data using (dark(only('own', across('at_x')))):(up('at_y')) with points pointtype 6 pointsize dot * 1.6 linewidth 1.4 linecolor rgb ink[31] title 'the scenario'
  unset output
}
