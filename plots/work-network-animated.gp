# The work network day by day: a GIF, and an SVG whose parts appear one after another (their titles say
# when; the program makes styles of that). At most 30 steps, each of whole days.
data = 'work-network.csv'
formats = 'svg gif'
panel(name) = int(column('organization')) + 1
across(name) = panel_x[panel('')] + column(name) * panel_size[panel('')]
up(name) = panel_y[panel('')] + column(name) * panel_size[panel('')] * 16.0 / 9
only(kind, value) = stringcolumn('kind') eq kind ? value : NaN
larger(a, b) = a > b ? a : b
radius(name) = column(name) * panel_size[panel('')]
size_gif(r) = larger(r * 1280 / 3, 0.3)
size_svg(r) = r * 1280 / 9.375
shade_colour(s) = s >= 1 && s <= 5 ? int(real('0x'.substr(ink[24 - int(s)], 2, 7))) : 0

set xrange [*:*]; set yrange [*:*] # `stats` looks at what is in range
stats data using (only('person', column('day'))) nooutput
set xrange [x_least:x_most]; set yrange [y_least:y_most]
last_day = larger(1, ceil(STATS_max))
step = ceil(last_day / 30.0)
n_steps = int(ceil(last_day / step))
step_of(day) = int(larger(0, ceil(day / step)))
in_step(k) = step_of(column('day')) == k
until(k) = step_of(column('day')) <= k
day_of(k) = k == n_steps ? last_day : k * step

# The day stands on the right of the upper or of the lower edge, where there is room beside the text.
upper = 1; lower = 1
do for [i = 1:n_labels] {
  if (label_y[i] > label_y[upper]) { upper = i }
  if (label_y[i] < label_y[lower]) { lower = i }
}
is_free(i) = label_x[i] + strlen(label_text[i]) * label_size[i] * 0.0125 / page_width < 0.85
place = is_free(upper) ? upper : lower
clock(k) = is_free(place) ? sprintf('Day %d', day_of(k)) : ''
clock_x = 0.955

family_gif = 'Liberation Sans'; base_gif = 19.0
letters(i, format) = sprintf('%s%s,%.4g', value('family_'.format), label_bold[i] ? (format eq 'gif' ? ':Bold' : ' Bold') : '', \
                             label_size[i] * value('base_'.format))
terminal_gif = sprintf("set terminal gif noenhanced animate delay 45 loop 1 optimize size %d,720 font 'Liberation Sans,19' linewidth 1 background rgb ink[1]", 1280 * page_width)

put_labels = "do for [i = 1:n_labels] { eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right) }"
grounds = "data using (only('department', across('x'))):(up('y')):(size(radius('radius'))) with points pointtype 7 pointsize variable linecolor rgb ink[24] title 'departments'"
ties = "data using (only('tie', across('x'))):(up('y')):(across('to_x') - across('x')):(up('to_y') - up('y')) with vectors nohead linecolor rgb ink[25] linewidth 0.35 title 'ties'"
people = "data using (only('person', across('x'))):(up('y')):(size(radius('radius'))) with points pointtype 7 pointsize variable linecolor rgb ink[23] title 'people'"

do for [format in formats] {
  eval value('terminal_'.format)
  @put_labels
  set output 'work-network-animated.'.format
  eval 'size(r) = size_'.format.'(r)'
  if (format eq 'svg') {
    plot @grounds, @ties, @people, \
         for [k = 0:n_steps] data using (in_step(k) ? only('telling', across('x')) : NaN):(up('y')):(across('to_x') - across('x')):(up('to_y') - up('y')) with vectors nohead linecolor rgb ink[26] linewidth 0.35 title sprintf('step %d of %d', k, n_steps), \
         for [k = 0:n_steps] data using (in_step(k) ? only('person', across('x')) : NaN):(up('y')):(size(radius('radius'))):(shade_colour(column('shade'))) with points pointtype 7 pointsize variable linecolor rgb variable title sprintf('step %d of %d', k, n_steps), \
         for [k = 0:n_steps] '+' using (clock_x * x_most):(label_y[place]):(clock(k)) every ::0::0 with labels right font family_svg.' Bold,29' textcolor rgb ink[2] noenhanced title sprintf('clock %d of %d', k, n_steps)
  } else {
    do for [k = 0:n_steps] {
      set label n_labels + 1 clock(k) at screen clock_x, screen label_y[place] right font family_gif.':Bold,22' textcolor rgb ink[2] noenhanced front
      plot @grounds, @ties, @people, \
           data using (until(k) ? only('telling', across('x')) : NaN):(up('y')):(across('to_x') - across('x')):(up('to_y') - up('y')) with vectors nohead linecolor rgb ink[26] linewidth 0.35 title 'who told whom', \
           data using (until(k) ? only('person', across('x')) : NaN):(up('y')):(size(radius('radius'))):(shade_colour(column('shade'))) with points pointtype 7 pointsize variable linecolor rgb variable title 'reached'
    }
  }
  unset output
  unset label
}
