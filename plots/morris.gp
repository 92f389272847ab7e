# How much each parameter moves the result (mu*, with its interval) against how much that differs
# with the others (sigma). The five that move it most are filled in colour.
data = 'morris.csv'
n_named = 5
named(x) = column('row') < n_named ? column('sigma') : NaN
other(x) = column('row') < n_named ? NaN : column('sigma')
do for [format in formats] {
  eval value('terminal_'.format)
  do for [i = 1:n_labels] {
    eval (label_align[i] == 0 ? put_left : label_align[i] == 1 ? put_centre : put_right)
  }
  set output 'morris.'.format
  plot data using (lower('mu_star')):(column('sigma')):(width('mu_star')):(0) with vectors heads size screen 0.004, 90 linecolor rgb ink[4] linewidth 0.9 title '95 % intervals', \
       data using (column('mu_star')):(other(0)) with points pointtype 7 pointsize value('dot_'.format) * 1.2 linecolor rgb ink[18] title 'others', \
       data using (column('mu_star')):(named(0)) with points pointtype 7 pointsize value('dot_'.format) * 1.6 linecolor rgb ink[7] title 'matter most'
  unset output
}
