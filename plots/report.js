//<![CDATA[
// The page of a result: sorting, light and dark, pictures to take away. Without it all can be read.
'use strict';
(function () {
  var root = document.documentElement;

  function all(selector, inside) {
    return Array.prototype.slice.call((inside || document).querySelectorAll(selector));
  }

  function make(name, text, parent) {
    var element = document.createElement(name);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  // --- light and dark ---------------------------------------------------------------------------

  function setUpTheme() {
    var button = document.getElementById('theme');
    var system = window.matchMedia('(prefers-color-scheme: dark)');
    var isDark = system.matches;
    if (!window.CSS || !CSS.supports('color', 'light-dark(#000, #fff)')) return;
    function show() {
      root.style.colorScheme = isDark ? 'dark' : 'light';
      button.setAttribute('aria-pressed', String(isDark));
    }
    button.addEventListener('click', function () {
      isDark = !isDark;
      show();
    });
    system.addEventListener('change', function (event) {
      isDark = event.matches;
      show();
    });
    button.hidden = false;
    show();
  }

  // --- tables -----------------------------------------------------------------------------------

  function keyOf(row, column) {
    var cell = row.cells[column];
    if (cell.hasAttribute('data-v')) return Number(cell.getAttribute('data-v'));
    if (cell.classList.contains('number')) return NaN;
    return cell.textContent.toLowerCase();
  }

  // What does not exist stands last, whichever way.
  function compare(a, b, sign) {
    if (a.key !== a.key || b.key !== b.key)
      return (a.key !== a.key) - (b.key !== b.key) || a.place - b.place;
    if (a.key === b.key) return a.place - b.place;
    return a.key < b.key ? -sign : sign;
  }

  function sort(table, column, direction) {
    var body = table.tBodies[0];
    var rows = all('tr', body).map(function (row, place) {
      return { row: row, key: keyOf(row, column), place: place };
    });
    var sign = direction === 'ascending' ? 1 : -1;
    rows.sort(function (a, b) { return compare(a, b, sign); });
    rows.forEach(function (item) { body.appendChild(item.row); });
    all('th', table.tHead).forEach(function (head, i) {
      if (i === column) head.setAttribute('aria-sort', direction);
      else head.removeAttribute('aria-sort');
    });
  }

  function setUpTable(table) {
    all('th', table.tHead).forEach(function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener('click', function () {
        var isUp = head.getAttribute('aria-sort') === 'ascending';
        sort(table, column, isUp ? 'descending' : 'ascending');
      });
    });
  }

  // --- pictures ---------------------------------------------------------------------------------

  // The whole chart, headline and all, in the colours that are shown.
  function textOf(svg) {
    var copy = svg.cloneNode(true), size = svg.getAttribute('data-whole').split(' ');
    var from = all('[class]', svg), to = all('[class]', copy);
    from.forEach(function (element, i) {
      var style = getComputedStyle(element);
      ['fill', 'stroke', 'color'].forEach(function (name) {
        if (to[i].hasAttribute(name) && to[i].getAttribute(name) !== 'none' &&
            to[i].getAttribute(name) !== 'currentColor') to[i].setAttribute(name, style[name]);
      });
      to[i].removeAttribute('class');
    });
    copy.removeAttribute('class');
    copy.removeAttribute('data-whole');
    copy.setAttribute('viewBox', size.join(' '));
    copy.setAttribute('width', size[2]);
    copy.setAttribute('height', size[3]);
    return '<?xml version="1.0" encoding="utf-8"?>\n' + new XMLSerializer().serializeToString(copy);
  }

  function offer(blob, name) {
    var link = document.createElement('a'), url = URL.createObjectURL(blob);
    link.href = url;
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
  }

  function takeSvg(svg, name) {
    offer(new Blob([textOf(svg)], { type: 'image/svg+xml' }), name + '.svg');
  }

  function takePng(svg, name) {
    var size = svg.getAttribute('data-whole').split(' '), picture = new Image();
    var canvas = document.createElement('canvas');
    canvas.width = 1920;
    canvas.height = Math.round(1920 * size[3] / size[2]);
    picture.onload = function () {
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) { offer(blob, name + '.png'); }, 'image/png');
    };
    picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(textOf(svg));
  }

  function setUpChart(plate) {
    var svg = plate.querySelector('svg.chart'), name = plate.getAttribute('data-name');
    var tools = document.createElement('div');
    if (!svg) return;
    tools.className = 'tools';
    plate.parentNode.insertBefore(tools, plate.nextSibling);
    [['SVG', takeSvg], ['PNG', takePng]].forEach(function (way) {
      var button = make('button', 'Download ' + way[0], tools);
      button.type = 'button';
      button.setAttribute('aria-label', 'Download the chart ' + name + ' as ' + way[0]);
      button.addEventListener('click', function () { way[1](svg, name); });
    });
  }

  // What is wider than its box can be scrolled by keyboard, and only that is a stop on the way.
  function setUpPlates() {
    all('.plate').forEach(function (plate) {
      var isWider = plate.scrollWidth > plate.clientWidth;
      if (isWider) plate.setAttribute('tabindex', '0');
      else plate.removeAttribute('tabindex');
    });
  }

  // --- paper ------------------------------------------------------------------------------------

  function setUpPrint() {
    var opened = [];
    window.addEventListener('beforeprint', function () {
      opened = all('details:not(.help):not([open])');
      opened.forEach(function (element) { element.open = true; });
    });
    window.addEventListener('afterprint', function () {
      opened.forEach(function (element) { element.open = false; });
    });
  }

  setUpTheme();
  all('table.sortable').forEach(setUpTable);
  all('.plate').forEach(setUpChart);
  setUpPlates();
  window.addEventListener('resize', setUpPlates);
  setUpPrint();
})();
//]]>
