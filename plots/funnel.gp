# People at each step of recruiting, with 95 % intervals; thin, with rings, those who were referred.
data = 'funnel.csv'
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'funnel.'.format
  plot for [i = 1:n_series] data using (of(i, 'stage')):(of(i, 'referred')) with linespoints pointtype 6 pointsize 1.3 * value('dot_'.format) linecolor rgb ink[series_ink[i]] linewidth 0.5 * series_width[i] dashtype 3 title series_name[i].': referred' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'stage')):(of(i, 'people')) with linespoints pointtype 7 pointsize value('dot_'.format) linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i] noenhanced, \
       for [i = 1:n_series] data using (of(i, 'stage')):(of(i, 'people') > 0 ? lower('people') : NaN):(0):(width('people')) with vectors heads size screen 0.004, 90 linecolor rgb ink[series_ink[i]] linewidth 0.9 title series_name[i].': 95 % interval' noenhanced
  unset output
}
