# People by hop: bars side by side for up to three organizations, lines for more.
data = 'reach-by-hop.csv'
place(i) = (i - (n_series + 1) / 2.0) * 0.8 / n_series
set boxwidth 0.72 / n_series
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'reach-by-hop.'.format
  if (n_series <= 3) {
    plot for [i = 1:n_series] data using (of(i, 'hop') + place(i)):(of(i, 'people')) with boxes fillcolor rgb ink[series_ink[i]] fillstyle solid 1 noborder title series_name[i] noenhanced, \
         for [i = 1:n_series] data using (of(i, 'hop') + place(i)):(lower('people')):(0):(width('people')) with vectors arrowstyle 1 title series_name[i].': 95 % interval' noenhanced
  } else {
    plot for [i = 1:n_series] data using (of(i, 'hop')):(of(i, 'people')) with linespoints pointtype mark_of(i) pointsize value('dot_'.format) * 0.7 linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i] noenhanced, \
         for [i = 1:n_series] data using (of(i, 'hop')):(lower('people')):(0):(width('people')) with vectors heads size screen 0.004, 90 linecolor rgb ink[series_ink[i]] linewidth 0.9 title series_name[i].': 95 % interval' noenhanced
  }
  unset output
}
