# Ideas by month: band from the 5th to the 95th percentile, median on top of it.
data = 'ideas.csv'
has_band(i) = n_series <= 4 || series_width[i] > 1.2 # of many only the two that are compared
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'ideas.'.format
  plot for [i = 1:n_series] data using (has_band(i) ? of(i, 'month') : NaN):(of(i, 'p05')):(of(i, 'p95')) with filledcurves fillcolor rgb ink[series_ink[i]] fillstyle transparent solid (n_series > 4 ? 0.15 : 0.20) noborder title series_name[i].': 5 to 95 %' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'month')):(of(i, 'median')) with lines linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i].': median' noenhanced
  unset output
}
