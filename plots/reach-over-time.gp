# Reach by day: band from the 5th to the 95th percentile, median on top of it; dotted, Bass's curve.
data = 'reach-over-time.csv'
has_band(i) = n_series <= 4 || series_width[i] > 1.2 # of many only the two that are compared
ink_of_curve(i) = curve_ink > 0 ? curve_ink : series_ink[i]
bands = "for [i = 1:n_series] data using (has_band(i) ? of(i, 'day') : NaN):(of(i, 'p05')):(of(i, 'p95')) with filledcurves fillcolor rgb ink[series_ink[i]] fillstyle transparent solid (n_series > 4 ? 0.15 : 0.20) noborder title series_name[i].': 5 to 95 %' noenhanced"
medians = "for [i = 1:n_series] data using (of(i, 'day')):(of(i, 'median')) with lines linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i].': median' noenhanced"
curves = "for [i = 1:n_series] data using (of_each(i, 'day')):(of_each(i, 'bass')) with lines linecolor rgb ink[ink_of_curve(i)] linewidth 1.2 dashtype 3 title series_name[i].': Bass curve' noenhanced"
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'reach-over-time.'.format
  eval 'plot '.bands.', '.medians.(exists('curve_ink') ? ', '.curves : '')
  unset output
}
