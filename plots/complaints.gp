# By day: above, people who heard of complaints so far; below, complaints that wait. The positions
# _at put both on one page.
data = 'complaints.csv'
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'complaints.'.format
  plot for [i = 1:n_series] data using (of(i, 'day')):(of(i, 'heard_at')) with lines linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i].': heard of complaints' noenhanced, \
       for [i = 1:n_series] data using (of(i, 'day')):(of(i, 'waiting_at')) with lines linecolor rgb ink[series_ink[i]] linewidth series_width[i] dashtype series_dash[i] title series_name[i].': complaints waiting' noenhanced
  unset output
}
