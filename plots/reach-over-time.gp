# Reach by day: band from the 5th to the 95th percentile, median on top of it.
data = 'reach-over-time.csv'
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'reach-over-time.'.format
  plot for [i = 1:n_series] data using (of(i, 'day')):(of(i, 'p05')):(of(i, 'p95')) with filledcurves fillcolor rgb ink[series_ink[i]] fillstyle transparent solid (n_series > 4 ? 0.10 : 0.20) noborder title series_name[i].': 5 to 95 %' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'day')):(of(i, 'median')) with lines linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i].': median' noenhanced
  unset output
}
