# Who told whom as trees that grow to the right: people as dots, coloured by hop, tellings as lines.
data = 'who-told-whom.csv'
panel(name) = int(column('organization')) + 1
across(name) = panel_x[panel('')] + column(name) * panel_size[panel('')]
up(name) = panel_y[panel('')] + column(name) * panel_height[panel('')]
only(kind, value) = stringcolumn('kind') eq kind ? value : NaN
# point size of a radius, by what gnuplot draws at size 1
larger(a, b) = a > b ? a : b
radius(name) = column(name) * panel_height[panel('')] * 9.0 / 16
size_png(r) = larger((r * 1920 - 1.5) / 3, 0.1)
size_svg(r) = r * 1280 / 9.375
size_pdf(r) = larger((r * 960 - 0.75) / 3, 0.1)
array shade[5] = ['not reached', 'three hops or more', 'two hops', 'one hop', 'starts']
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'who-told-whom.'.format
  eval 'size(r) = size_'.format.'(r)'
  plot data using (only('telling', across('x'))):(up('y')):(across('to_x') - across('x')):(up('to_y') - up('y')) with vectors nohead linecolor rgb ink[26] linewidth 0.35 title 'who told whom', \
       for [s = 1:5] data using (column('shade') == s ? only('person', across('x')) : NaN):(up('y')):(size(radius('radius'))) with points pointtype 7 pointsize variable linecolor rgb ink[24 - s] title shade[s]
  unset output
}
