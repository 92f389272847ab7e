# All organizations step by step: what is left, with 95 % intervals.
data = 'ladder.csv'
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'ladder.'.format
  plot for [i = 1:n_series] data using (of(i, 'stage')):(of(i, 'people')) with linespoints pointtype 7 pointsize value('dot_'.format) linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i] noenhanced, \
       for [i = 1:n_series] data using (of(i, 'stage')):(lower('people')):(0):(width('people')) with vectors heads size screen 0.004, 90 linecolor rgb ink[series_ink[i]] linewidth 0.9 title series_name[i].': 95 % interval' noenhanced
  unset output
}
