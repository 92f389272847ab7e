# People by how often they heard it: bars side by side for up to three organizations, points on a
# logarithmic axis, lines for more; thin lines in the colour of text are formulas, for the
# organization in the focus' colour (ink 7).
data = 'frequency.csv'
place(i) = n_series <= 3 ? (i - (n_series + 1) / 2.0) * 0.6 / n_series : 0
focus = 1
do for [i = 1:n_series] { if (series_ink[i] == 7) { focus = i } }
enough(value) = !y_is_log || value >= 0.5 ? value : NaN
# an interval that would leave a logarithmic axis ends at its edge
from(i) = enough(of(i, 'people')) == of(i, 'people') && of(i, 'people_ci_low') < of(i, 'people_ci_high') ? (of(i, 'people_ci_low') > y_least ? of(i, 'people_ci_low') : y_least) : NaN
has_bars = n_series <= 3 && !y_is_log
formula_ink = 2
set boxwidth 0.54 / n_series
array formula[3]
formula[1] = 'random_duplication'; formula[2] = 'sainsbury'; formula[3] = 'beta_binomial'
array formula_dash[3]
formula_dash[1] = 3; formula_dash[2] = 2; formula_dash[3] = 4
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'frequency.'.format
  if (has_bars) {
    plot for [i = 1:n_series] data using (of(i, 'exposures') + place(i)):(of(i, 'people')) with boxes fillcolor rgb ink[series_ink[i]] fillstyle solid 1 noborder title series_name[i] noenhanced, \
         for [i = 1:n_series] data using (of(i, 'exposures') + place(i)):(lower('people')):(0):(width('people')) with vectors arrowstyle 1 title series_name[i].': 95 % interval' noenhanced, \
         for [k = 1:3] data using (of(focus, 'exposures') + place(focus)):(of(focus, formula[k])) with linespoints pointtype 6 pointsize value('dot_'.format) * 0.6 linecolor rgb ink[formula_ink] linewidth 0.9 dashtype formula_dash[k] title formula[k] noenhanced
  } else { if (n_series <= 3) {
    plot for [k = 1:3] data using (of(focus, 'exposures') + place(focus)):(enough(of(focus, formula[k]))) with linespoints pointtype 6 pointsize value('dot_'.format) * 0.6 linecolor rgb ink[formula_ink] linewidth 0.9 dashtype formula_dash[k] title formula[k] noenhanced, \
         for [i = 1:n_series] data using (of(i, 'exposures') + place(i)):(from(i)):(0):(of(i, 'people_ci_high') - from(i)) with vectors heads size screen 0.004, 90 linecolor rgb ink[series_ink[i]] linewidth 0.9 title series_name[i].': 95 % interval' noenhanced, \
         for [i = 1:n_series] data using (of(i, 'exposures') + place(i)):(enough(of(i, 'people'))) with points pointtype 7 pointsize value('dot_'.format) * 1.2 linecolor rgb ink[series_ink[i]] title series_name[i] noenhanced
  } else {
    plot for [k = 1:3] data using (of(focus, 'exposures')):(enough(of(focus, formula[k]))) with linespoints pointtype 6 pointsize value('dot_'.format) * 0.6 linecolor rgb ink[formula_ink] linewidth 0.9 dashtype formula_dash[k] title formula[k] noenhanced, \
         for [i = 1:n_series] data using (of(i, 'exposures')):(enough(of(i, 'people'))) with linespoints pointtype mark_of(i) pointsize value('dot_'.format) * 0.7 linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i] noenhanced, \
         for [i = 1:n_series] data using (of(i, 'exposures')):(from(i)):(0):(of(i, 'people_ci_high') - from(i)) with vectors heads size screen 0.004, 90 linecolor rgb ink[series_ink[i]] linewidth 0.9 title series_name[i].': 95 % interval' noenhanced
  }
  }
  unset output
}
