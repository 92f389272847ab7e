# Ratio of reach to the baseline by size of the market, with 95 % intervals.
data = 'multiplier-by-market.csv'
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'multiplier-by-market.'.format
  plot for [i = 1:n_series] data using (of(i, 'market_people')):(of(i, 'ratio')) with linespoints pointtype mark_of(i) pointsize value('dot_'.format) linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i] noenhanced, \
       for [i = 1:n_series] data using (of(i, 'market_people')):(lower('ratio')):(0):(width('ratio')) with vectors heads size screen 0.004, 90 linecolor rgb ink[series_ink[i]] linewidth 0.9 title series_name[i].': 95 % interval' noenhanced
  unset output
}
