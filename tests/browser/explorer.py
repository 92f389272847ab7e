"""explorer.py CHROMIUM FOLDER GRID LIST: moves the sliders of pages of sweeps. A line for each failure.

GRID has the axes social.participation 0.1, 0.2, 0.4 and trust.rule *, a failed point or none; what it
must show is read from the table of points of the same page. LIST is of a design without a grid.
"""
import re
import sys

from chromium import Browser, check, judge

SECONDS = 100


def number(text):
    return float(re.sub('[^0-9.e+-]', '', text.replace('\u2212', '-')))


class Page:
    """What a presenter does and sees."""

    def __init__(self, browser):
        self.b = browser

    def type(self, axis, value):
        self.b.run('''(function (e) {
          e.value = %r;
          e.dispatchEvent(new Event('input'));
          e.dispatchEvent(new Event('change'));
        })(document.querySelectorAll('#explorer input[type=number]')[%d])''' % (str(value), axis))

    def choose(self, which, value):
        self.b.run('''(function (e) {
          e.value = %r;
          e.dispatchEvent(new Event('change'));
        })(document.querySelectorAll('#explorer select')[%d])''' % (str(value), which))

    def state(self):
        return self.b.run('document.querySelector(".state").textContent')

    def tile(self, i):
        """(mean, range) as they stand there."""
        return self.b.run('''(function (e) {
          return [e.querySelector('strong').textContent, e.querySelector('.what').textContent.trim()];
        })(document.querySelectorAll('#explorer .tiles li')[%d])''' % i)

    def points(self):
        """{(participation, rule, organization): mean} of the table below."""
        rows = self.b.run('''Array.prototype.map.call(
          document.querySelectorAll('#table-points tbody tr'), function (r) {
            return Array.prototype.map.call(r.cells, function (c) {
              return c.getAttribute('data-v') || c.textContent;
            });
          })''')
        return {(float(r[0]), r[1], r[2]): float(r[3]) for r in rows}


def grid(b, page):
    known = page.points()
    means = {v: known[k] for v in (.1, .2, .4) for k in known
             if abs(k[0] - v) < 1e-9 and k[1] == '0' and k[2] == 'social'}
    page.choose(0, 0)
    page.type(0, 0.2)
    check(page.state() == 'A computed point', 'at 0.2: ' + page.state())
    near = lambda a, e: abs(a - e) <= 0.02 * e
    check(near(number(page.tile(0)[0]), means[.2]), 'at 0.2 %s, not %g' % (page.tile(0)[0], means[.2]))
    check(re.match(r'\(\d.*\u2013', page.tile(0)[1]), 'an interval: ' + page.tile(0)[1])
    check(page.tile(1)[0].endswith('\u00d7'), 'a ratio: ' + page.tile(1)[0])
    page.type(0, 0.35)
    expected = means[.2] + .75 * (means[.4] - means[.2])
    check(page.state() == 'Interpolated between computed points', 'at 0.35: ' + page.state())
    check(near(number(page.tile(0)[0]), expected), 'at 0.35 %s, not %g' % (page.tile(0)[0], expected))
    said = b.run('document.querySelector("[aria-live]").textContent')
    check('social' in said and 'Interpolated' in said, 'a screen reader hears: ' + said)
    page.type(0, 0.9)
    check(page.state().startswith('Outside'), 'at 0.9: ' + page.state())
    check(page.tile(0)[0] == '\u2013', 'outside there is no number, not ' + page.tile(0)[0])
    page.type(0, '')
    check(page.state().startswith('Outside'), 'nothing: ' + page.state())
    page.type(0, 0.1)
    check(near(number(page.tile(0)[0]), means[.1]), 'at 0.1 %s, not %g' % (page.tile(0)[0], means[.1]))
    other = page.tile(0)[0]
    page.choose(1, 0)
    check(page.tile(1)[0] == 'baseline', 'the baseline has no ratio, not ' + page.tile(1)[0])
    check(page.tile(0)[0] != other, 'another organization has other numbers')
    page.choose(1, 1)


def keyboard(b, page):
    page.type(0, 0.1)
    b.run('document.querySelector("#explorer input[type=range]").focus()')
    b.press('ArrowRight', 39)
    check(page.state() == 'Interpolated between computed points', 'an arrow moves a slider: ' + page.state())
    b.press('End', 35)
    check(b.run('document.querySelector("#explorer input[type=number]").value') == '0.4', 'End')
    said = b.run('document.querySelector("#explorer input[type=range]").getAttribute("aria-valuetext")')
    check(said == '0.4 (40 %)', 'a screen reader hears of the slider: %r' % said)


def quick(b):
    """Told, not judged: a machine may be busy."""
    took = b.run('''(function (e) {
      var worst = 0, all = performance.now();
      for (var i = 0; i < 100; i++) {
        var before = performance.now();
        e.value = i * e.max / 99;
        e.dispatchEvent(new Event('input'));
        document.body.offsetHeight;
        worst = Math.max(worst, performance.now() - before);
      }
      return [(performance.now() - all) / 100, worst];
    })(document.querySelector('#explorer input[type=range]'))''')
    print('a move of a slider takes %.2f ms, at most %.2f ms' % tuple(took))


def names(b):
    seen = b.names()
    for role in 'slider', 'spinbutton', 'combobox', 'image':
        found = [name for r, name in seen if r.lower() == role]
        check(found and all(n.strip() for n in found), 'names of %s: %r' % (role, found))


def nearest(b, page):
    page.type(0, 0.12)
    check(page.state().startswith('The nearest computed point: social.participation 0.1'),
          'without a grid: ' + page.state())
    check(number(page.tile(0)[0]) > 0, 'and its number: ' + page.tile(0)[0])


def main():
    program, folder, on_grid, on_list = sys.argv[1:]
    b = Browser(program, folder, SECONDS)
    page = Page(b)

    def work():
        b.open(on_grid)
        grid(b, page)
        keyboard(b, page)
        names(b)
        quick(b)
        check(len(b.pdf()) > 20000, 'a PDF')
        b.load(on_list)
        nearest(b, page)

    return judge(b, work)


sys.exit(main())
