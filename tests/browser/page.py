"""page.py CHROMIUM FOLDER PAGE HOSTILE: uses report.html as people do. A line for each failure."""
import sys
import xml.dom.minidom

from chromium import Browser, check, judge

SECONDS = 100

# Contrast of all texts outside pictures: WCAG 2.1, relative luminance.
CONTRAST = '''(function () {
  function numbers(text) { return (text.match(/[0-9.]+/g) || []).map(Number); }
  function luminance(c) {
    var v = c.slice(0, 3).map(function (x) {
      x /= 255;
      return x <= 0.03928 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
  }
  function ground(e) {
    for (; e; e = e.parentElement) {
      var c = numbers(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  }
  var worst = [99, ''];
  document.querySelectorAll('body *').forEach(function (e) {
    if (e.closest('svg') || !e.getClientRects().length) return;
    var own = Array.prototype.some.call(e.childNodes, function (n) {
      return n.nodeType === 3 && n.textContent.trim();
    });
    if (!own) return;
    var a = luminance(numbers(getComputedStyle(e).color)), b = luminance(ground(e));
    var ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst[0]) worst = [ratio, e.tagName + '.' + e.className];
  });
  return worst;
})()'''

# Keys of the rows of the first table, by its last column.
COLUMN = '''Array.prototype.map.call(document.querySelectorAll('#table-measures tbody tr'),
  function (r) { return r.lastElementChild.getAttribute('data-v'); })'''
ACTIVE = '(document.activeElement.id || document.activeElement.className || ' \
         'document.activeElement.textContent)'


def is_sorted(keys, is_up):
    there = [float(k) for k in keys if k is not None]
    return there == sorted(there, reverse=not is_up) and \
        all(k is None for k in keys[len(there):])


def sorting(b):
    head = '#table-measures thead th:last-child'
    given = b.run(COLUMN)
    b.click(head + ' button')
    check(b.run('document.querySelector("%s").ariaSort' % head) == 'ascending', 'aria-sort')
    check(is_sorted(b.run(COLUMN), True), 'a click sorts upwards')
    check(sorted(b.run(COLUMN), key=str) == sorted(given, key=str), 'sorting loses no row')
    b.run('document.querySelector("%s button").focus()' % head)
    b.press('Enter', 13, '\r')
    check(is_sorted(b.run(COLUMN), False), 'Enter sorts downwards')
    check(b.run('document.querySelectorAll("#table-measures [aria-sort]").length') == 1,
          'one column is sorted')


def keyboard(b):
    b.press('Tab', 9)
    check(b.run(ACTIVE) == 'skip', 'the first stop leads to the answer, not %r' % b.run(ACTIVE))
    check(b.run('getComputedStyle(document.activeElement).outlineStyle') != 'none',
          'what has the focus shows it')
    b.press('Enter', 13, '\r')
    check(b.run('location.hash') == '#answer', 'Enter follows the link')
    b.run('document.querySelector("details.help summary").focus()')
    b.press('Enter', 13, '\r')
    check(b.run('document.querySelector("details.help").open'), 'Enter unfolds a help')


def theme(b):
    def ground():
        return b.run('getComputedStyle(document.documentElement).backgroundColor')
    light, worst = ground(), b.run(CONTRAST)
    check(worst[0] >= 4.5, 'contrast %.2f of %s' % tuple(worst))
    b.click('#theme')
    check(ground() != light, 'the switch makes it dark')
    check(b.run('document.getElementById("theme").ariaPressed') == 'true', 'the switch says so')
    worst = b.run(CONTRAST)
    check(worst[0] >= 4.5, 'contrast %.2f of %s in the dark' % tuple(worst))
    b.click('#theme')
    check(ground() == light, 'and light again')


def pictures(b):
    svg = b.download('#chart-multiplier .tools button:first-child')
    root = xml.dom.minidom.parseString(svg).documentElement
    check(root.getAttribute('viewBox') == '0 0 1280 720', 'the whole chart is downloaded')
    check(b'var(' not in svg and b'class=' not in svg, 'it needs no style of the page')
    png = b.download('#chart-multiplier .tools button:last-child')
    size = [int.from_bytes(png[16 + i:20 + i], 'big') for i in (0, 4)]
    check(png.startswith(b'\x89PNG') and size == [1920, 1080], 'a PNG of %s' % size)
    pdf = b.pdf()
    check(pdf.startswith(b'%PDF') and len(pdf) > 30000, 'a PDF of %d bytes' % len(pdf))


def reader(b):
    seen = b.names()
    roles = [role for role, _ in seen]
    for role in 'banner', 'navigation', 'main', 'contentinfo', 'table', 'columnheader', 'rowheader':
        check(role in roles, 'a screen reader finds no ' + role)
    for role in 'image', 'button', 'link', 'region', 'figure', 'table', 'columnheader', 'slider':
        check(all(name.strip() for r, name in seen if r == role), 'a %s has no name' % role)
    check(roles.count('image') >= 4, 'a screen reader finds %d pictures' % roles.count('image'))
    check(b.run('document.querySelectorAll("h1").length') == 1, 'one heading of the first rank')


def narrow(b):
    b.call('Emulation.setDeviceMetricsOverride', width=390, height=800, deviceScaleFactor=1,
           mobile=True)
    width = b.run('document.documentElement.scrollWidth')
    check(width <= 390, 'at 390 pixels the page is %d wide' % width)
    b.call('Emulation.clearDeviceMetricsOverride')


def main():
    program, folder, page, hostile = sys.argv[1:]
    b = Browser(program, folder, SECONDS)

    def work():
        b.open(page)
        for part in keyboard, sorting, theme, pictures, reader, narrow:
            part(b)
        b.emulate('dark')
        b.load(page)
        check(b.run('document.getElementById("theme").ariaPressed') == 'true',
              'a dark system has a dark page')
        b.load(hostile)
        check(b.run('document.querySelectorAll("script").length') == 1, 'a foreign script')
        check(b.run('window.caught === undefined'), 'what is called a script ran')
        narrow(b)

    return judge(b, work)


sys.exit(main())
