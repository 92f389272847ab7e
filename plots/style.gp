# What all charts share: colours, terminals, where texts and lines are put.
# gnuplot 5.4 or newer. Texts come from the assignments above and are taken literally.
set encoding utf8
set datafile separator comma
set datafile columnheaders
set minussign

if (theme eq 'dark') {
  ink[1] = '#14191f'; ink[2] = '#f1f3f5'; ink[3] = '#a3adb8'; ink[4] = '#2d353e'; ink[5] = '#ff8a80'
  ink[6] = '#eaa307'; ink[7] = '#2aa3e6'; ink[8] = '#049858'; ink[9] = '#f9b1e0'; ink[10] = '#ae9e43'
  ink[11] = '#7ee9dd'; ink[12] = '#918fc3'; ink[13] = '#cb9170'; ink[14] = '#a5db64'; ink[15] = '#df83aa'
  ink[16] = '#cfd4d7'; ink[17] = '#3fa796'; ink[18] = '#8a96a3'
  ink[19] = '#fde725'; ink[20] = '#5ec962'; ink[21] = '#2f8fe0'; ink[22] = '#a565d6'; ink[23] = '#47525e'
  ink[24] = '#1c232b'; ink[25] = '#2f3841'; ink[26] = '#8793a0'
  ink[27] = '#ff8a80'; ink[28] = '#e6a23c'; ink[29] = '#62b0e8'
}

# A page of 16:9 or of 4:3: what stands on it, and its plot area and ranges.
page = aspect eq '4:3' ? 2 : 1
page_width = page == 2 ? 0.75 : 1.0 # 1 = 16:9
k = 0
do for [i = 1:n_labels] {
  if (label_page[i] == page) {
    k = k + 1
    label_text[k] = label_text[i]; label_drawn[k] = label_drawn[i]; label_x[k] = label_x[i]; label_y[k] = label_y[i]
    label_size[k] = label_size[i]; label_bold[k] = label_bold[i]; label_align[k] = label_align[i]; label_ink[k] = label_ink[i]
  }
}
n_labels = k
k = 0
do for [i = 1:n_rules] {
  if (rule_page[i] == page) {
    k = k + 1
    rule_x1[k] = rule_x1[i]; rule_y1[k] = rule_y1[i]; rule_x2[k] = rule_x2[i]; rule_y2[k] = rule_y2[i]
    rule_ink[k] = rule_ink[i]; rule_width[k] = rule_width[i]; rule_dash[k] = rule_dash[i]
  }
}
n_rules = k
if (exists('panel_x') && page == 2) {
  do for [i = 1:n_series] {
    panel_x[i] = panel_x[i + n_series]; panel_y[i] = panel_y[i + n_series]; panel_size[i] = panel_size[i + n_series]; panel_height[i] = panel_height[i + n_series]
  }
}
plot_left = area_left[page]; plot_right = area_right[page]; plot_bottom = area_bottom[page]; plot_top = area_top[page]
x_least = x_from[page]; x_most = x_to[page]; y_least = y_from[page]; y_most = y_to[page]

# 1920x1080, 1280x720 and 13.333x7.5 inches, or as high and three quarters as wide; the same type in each
formats = 'png svg pdf'
terminal_png = sprintf("set terminal pngcairo noenhanced size %d,1080 font 'Liberation Sans,28' linewidth 3 dashlength 0.5 background rgb ink[1]", 1920 * page_width)
terminal_svg = sprintf("set terminal svg noenhanced size %d,720 dynamic font 'Arial,25' linewidth 2.3 dashlength 0.9 name 'reach' background rgb ink[1]", 1280 * page_width)
terminal_pdf = sprintf("set terminal pdfcairo noenhanced size %.3fin,7.5in font 'Liberation Sans,18.7' fontscale 0.75 linewidth 3 dashlength 0.9 background rgb ink[1]", 13.333 * page_width)
family_png = 'Liberation Sans'; base_png = 28.0; dot_png = 1.4
family_svg = 'Arial';           base_svg = 25.0; dot_svg = 0.45
family_pdf = 'Liberation Sans'; base_pdf = 18.7; dot_pdf = 0.9

letters(i, format) = sprintf('%s%s,%.4g', value('family_'.format), label_bold[i] ? ' Bold' : '', \
                             label_size[i] * value('base_'.format))
shown(i, format) = format eq 'svg' ? label_text[i] : label_drawn[i]
put_left   = "set label i shown(i, format) at screen label_x[i], screen label_y[i] left   font letters(i, format) textcolor rgb ink[label_ink[i]] noenhanced front"
put_centre = "set label i shown(i, format) at screen label_x[i], screen label_y[i] center font letters(i, format) textcolor rgb ink[label_ink[i]] noenhanced front"
put_right  = "set label i shown(i, format) at screen label_x[i], screen label_y[i] right  font letters(i, format) textcolor rgb ink[label_ink[i]] noenhanced front"

unset key
unset tics
unset border
set lmargin at screen plot_left
set rmargin at screen plot_right
set bmargin at screen plot_bottom
set tmargin at screen plot_top
if (x_is_log) { set logscale x }
if (y_is_log) { set logscale y }
set xrange [x_least:x_most]
set yrange [y_least:y_most]
do for [i = 1:n_rules] {
  set arrow i from screen rule_x1[i], screen rule_y1[i] to screen rule_x2[i], screen rule_y2[i] nohead back linecolor rgb ink[rule_ink[i]] linewidth rule_width[i] dashtype rule_dash[i]
}
# the numbers of organization i (1, 2, ...) in column `name` of the CSV
of_each(i, name) = column('organization') == i - 1 ? column(name) : NaN
# the same, none where another line stands for its own
of(i, name) = series_twin[i] == i ? of_each(i, name) : NaN
# lines of a chart with many have different marks
array mark[6] = [7, 5, 9, 11, 13, 15]
mark_of(i) = n_series > 4 ? mark[(i - 1) % 6 + 1] : 7
# interval of column `name`: its lower end and its width, none where that is 0
lower(name) = column(name.'_ci_low') < column(name.'_ci_high') ? column(name.'_ci_low') : NaN
width(name) = column(name.'_ci_high') - column(name.'_ci_low')
set style arrow 1 heads size screen 0.004, 90 linecolor rgb ink[2] linewidth 0.9
