//<![CDATA[
// What if: sliders for what a sweep varied, and what comes out between the points that it computed.
'use strict';
(function () {
  var STEPS = 20; // of a slider between two computed values
  var ENDS = 3;   // mean, low, high
  var holder = document.getElementById('explorer');
  var text = document.getElementById('explorer-data').textContent;
  var data = JSON.parse(text), axes = data.axes, measures = data.measures;
  var nOrganizations = data.organizations.length, places, nPoints = 1, active = 0, shown;
  var SVG = 'http://www.w3.org/2000/svg';

  // --- numbers ----------------------------------------------------------------------------------

  function floats(base64) {
    var bytes = atob(base64), n = bytes.length / 4, i;
    var view = new DataView(new ArrayBuffer(bytes.length)), out = new Float32Array(n);
    for (i = 0; i < bytes.length; i++) view.setUint8(i, bytes.charCodeAt(i));
    for (i = 0; i < n; i++) out[i] = view.getFloat32(4 * i, true);
    return out;
  }

  function magnitude(x) { return x ? Math.floor(Math.log10(Math.abs(x))) : 0; }

  // As many decimals as the interval allows, as in the tables.
  function decimals(value, low, high, most) {
    var half = (high - low) / 2, first;
    if (!(half > 0)) return Math.min(Math.max(0, 2 - magnitude(value)), most);
    first = half / Math.pow(10, magnitude(half));
    return Math.min(-magnitude(half) + (first < 2 ? 1 : 0), most);
  }

  function grouped(value, places) {
    var unit = Math.pow(10, -places), n = Math.max(0, places);
    if (value !== value) return '\u2013';
    if (places < 0) value = Math.round(value / unit) * unit;
    return value.toLocaleString('en-US', { minimumFractionDigits: n, maximumFractionDigits: n })
      .replace('-', '\u2212');
  }

  function inWords(measure, at) {
    var most = measure.ratio ? 3 - magnitude(at[0]) : measure.digits;
    if (!measure.ratio && Math.abs(at[0]) < 100) most = Math.max(most, 2);
    var n = decimals(at[0], at[1], at[2], most), mark = measure.ratio ? '\u00d7' : '';
    var low = grouped(at[1], n), high = grouped(at[2], n);
    return { value: at[0] === at[0] ? grouped(at[0], n) + mark : '\u2013',
             range: at[2] > at[1] && low !== high ? low + '\u2013' + high : '' };
  }

  function plain(value) { return String(Number(value.toPrecision(6))); }

  function axisWords(axis, value) {
    if (axis.words) return axis.values[value];
    var share = axis.unit === 'share' ? ' (' + plain(100 * value) + ' %)' : '';
    return plain(value) + share;
  }

  // --- where we are -----------------------------------------------------------------------------

  // Place among the ascending values: 2.5 is half way between numbers 2 and 3; NaN is outside.
  function placeOf(axis, value) {
    var v = axis.values, i = 0, tolerance = 1e-9 * Math.max(Math.abs(v[0]), Math.abs(v[v.length - 1]));
    if (!(value >= v[0] - tolerance) || !(value <= v[v.length - 1] + tolerance)) return NaN;
    while (i + 1 < v.length && v[i + 1] <= value + tolerance) i++;
    if (i + 1 === v.length || Math.abs(value - v[i]) <= tolerance) return i;
    return i + (value - v[i]) / (v[i + 1] - v[i]);
  }

  function valueAt(axis, place) {
    var i = Math.floor(place), f = place - i;
    return f ? axis.values[i] + f * (axis.values[i + 1] - axis.values[i]) : axis.values[i];
  }

  function numberAt(measure, point, o, end) {
    return measure.numbers[(point * nOrganizations + o) * ENDS + end];
  }

  // Linear on every axis between the computed points around; one that is missing leaves nothing.
  function between(measure, o, at) {
    var out = [0, 0, 0];
    (function walk(d, point, weight) {
      if (d === axes.length) {
        for (var end = 0; end < ENDS; end++) out[end] += weight * numberAt(measure, point, o, end);
        return;
      }
      var n = axes[d].values.length, i = Math.floor(at[d]), f = at[d] - i;
      if (f < 1) walk(d + 1, point * n + i, weight * (1 - f));
      if (f > 0) walk(d + 1, point * n + i + 1, weight * f);
    })(0, 0, 1);
    return out;
  }

  function nearest() {
    var best = 0, least = Infinity;
    for (var i = 0; i < nPoints; i++) {
      var far = 0;
      for (var d = 0; d < axes.length; d++) {
        var v = places[i * axes.length + d], axis = axes[d];
        var off = axis.words ? Number(v !== axis.value)
                             : (v - axis.value) / (axis.most - axis.least || 1);
        far += off * off;
      }
      if (far < least) {
        least = far;
        best = i;
      }
    }
    return best;
  }

  // What is shown: the state, and for every measure a mean with its interval.
  function answer(o) {
    var outside = axes.filter(function (axis) { return axis.isOutside; })[0], at, point, isBetween;
    var out = { numbers: [], state: '', kind: 'computed' };
    if (outside) {
      out.kind = 'outside';
      out.state = 'Outside: ' + outside.key + ' was computed from ' + plain(outside.least) + ' to ' +
        plain(outside.most) + ' only';
    } else if (data.grid) {
      at = axes.map(function (axis) { return axis.place; });
      isBetween = at.some(function (place) { return place % 1 > 0; });
      out.numbers = measures.map(function (m) { return between(m, o, at); });
      out.kind = isBetween ? 'between' : 'computed';
      out.state = isBetween ? 'Interpolated between computed points' : 'A computed point';
    } else {
      point = nearest();
      out.numbers = measures.map(function (m) {
        return [0, 1, 2].map(function (end) { return numberAt(m, point, o, end); });
      });
      out.kind = 'nearest';
      out.state = 'The nearest computed point: ' + axes.map(function (axis, d) {
        return axis.key + ' ' + axisWords(axis, places[point * axes.length + d]);
      }).join(', ');
    }
    if (out.numbers.length && out.numbers[0][0] !== out.numbers[0][0]) {
      out.kind = 'missing';
      out.state = 'Not available: ' + (isBetween ? 'a computed point beside this one has' :
                                                   'this point has') + ' no answer';
    }
    return out;
  }

  // --- what is seen -----------------------------------------------------------------------------

  function make(name, parent, attributes, content) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      element.setAttribute(key, attributes[key]);
    });
    if (content !== undefined) element.textContent = content;
    parent.appendChild(element);
    return element;
  }

  function draw(name, parent, attributes, content) {
    var element = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (content !== undefined) element.textContent = content;
    parent.appendChild(element);
    return element;
  }

  function titleOf(measure) {
    if (measure.ratio) return 'times the ' + measure.name.replace(/_/g, ' ') + ' of ' +
      data.organizations[data.baseline];
    if (measure.name === 'reach') return 'people reached';
    return measure.name.replace(/_/g, ' ') + (measure.unit ? ', ' + measure.unit : '');
  }

  function inkOf(o) {
    if (o === data.baseline) return 6;
    return 7 + (o - (o > data.baseline ? 1 : 0)) % 11;
  }

  // A round number at or above `most` that is three steps of 1, 2, 2.5 or 5.
  function niceStep(most) {
    var raw = most / 3 || 1, unit = Math.pow(10, magnitude(raw)), steps = [1, 2, 2.5, 5, 10];
    for (var i = 0; i < steps.length; i++) if (steps[i] * unit >= raw * (1 - 1e-9)) return steps[i] * unit;
    return 10 * unit;
  }

  // Reach along the axis that was moved last, all else as it stands.
  function drawLines() {
    var axis = axes[active], svg = shown.picture, L = 76, T = 16, B = 46, H = 300;
    var W = Math.max(300, Math.min(700, svg.parentNode.clientWidth)), R = W < 480 ? 92 : 130;
    var values, most = 0, lines, step, isLog;
    svg.setAttribute('viewBox', '0 0 ' + W + ' ' + H);
    while (svg.firstChild) svg.removeChild(svg.firstChild);
    svg.style.display = data.grid && !axis.words && axis.values.length > 1 ? '' : 'none';
    if (svg.style.display === 'none' || axes.some(function (a) { return a.isOutside; })) return;
    values = axis.values;
    isLog = values[0] > 0 && values.length > 2 && values[values.length - 1] >= 20 * values[0] &&
      values[values.length >> 1] < (values[0] + values[values.length - 1]) / 4;
    function x(v) {
      var f = isLog ? Math.log(v / values[0]) / Math.log(values[values.length - 1] / values[0])
                    : (v - values[0]) / (values[values.length - 1] - values[0]);
      return L + f * (W - L - R);
    }
    lines = data.organizations.map(function (name, o) {
      return values.map(function (v, i) {
        var at = axes.map(function (a, d) { return d === active ? i : a.place; });
        var n = between(measures[0], o, at);
        most = Math.max(most, n[0] || 0, n[2] || 0);
        return n;
      });
    });
    step = niceStep(most);
    most = Math.max(Math.ceil(most / step - 1e-9), 1) * step;
    function y(n) { return H - B - n / most * (H - T - B); }
    for (var tick = 0; tick <= most * (1 + 1e-9); tick += step) {
      draw('path', svg, { d: 'M' + L + ',' + y(tick) + 'H' + (W - R), stroke: '#e4e7eb', 'class': 's4' });
      draw('text', svg, { x: L - 8, y: y(tick) + 5, 'text-anchor': 'end', 'class': 'f3' },
           grouped(tick, step < 1 ? -magnitude(step) + 1 : 0));
    }
    draw('text', svg, { x: L, y: H - B + 20, 'text-anchor': 'middle', 'class': 'f3' }, plain(values[0]));
    draw('text', svg, { x: W - R, y: H - B + 20, 'text-anchor': 'middle', 'class': 'f3' },
         plain(values[values.length - 1]));
    draw('text', svg, { x: (L + W - R) / 2, y: H - 6, 'text-anchor': 'middle', 'class': 'f3' },
         axis.key);
    draw('path', svg, { d: 'M' + x(valueAt(axis, axis.place)) + ',' + T + 'V' + (H - B), 'class': 's2',
                        'stroke-dasharray': '3 3' });
    drawHere(svg, x(valueAt(axis, axis.place)), L, W - R, H - B, plain(valueAt(axis, axis.place)));
    drawOrganizations(svg, lines, x, y, axis, W - R);
  }

  // The value that is chosen, where it does not stand on those of the ends.
  function drawHere(svg, x, left, right, bottom, words) {
    if (x > left + 60 && x < right - 60)
      draw('text', svg, { x: x, y: bottom + 20, 'text-anchor': 'middle', 'class': 'f2 name' }, words);
  }

  function drawOrganizations(svg, lines, x, y, axis, right) {
    var labels = [], most = svg.parentNode.clientWidth < 480 ? 10 : 15;
    lines.forEach(function (line, o) {
      var ink = inkOf(o), upper = [], lower = [], middle = [], last = NaN;
      line.forEach(function (n, i) {
        var at = x(axis.values[i]);
        if (n[0] !== n[0]) return;
        middle.push(at + ',' + y(n[0]));
        if (n[1] === n[1]) {
          upper.push(at + ',' + y(n[2]));
          lower.unshift(at + ',' + y(n[1]));
        }
        last = y(n[0]);
      });
      draw('polygon', svg, { points: upper.concat(lower).join(' '), 'class': 'f' + ink, opacity: 0.22 });
      draw('polyline', svg, { points: middle.join(' '), fill: 'none', 'class': 's' + ink, 'stroke-width': 2.4,
                              'stroke-dasharray': o === data.baseline ? '7 4' : 'none' });
      middle.forEach(function (p) {
        draw('circle', svg, { cx: p.split(',')[0], cy: p.split(',')[1], r: line.length > 30 ? 1.4 : 3,
                              'class': 'f' + ink });
      });
      if (last === last) labels.push({ y: last, o: o, ink: ink });
    });
    labels.sort(function (a, b) { return a.y - b.y; });
    labels.forEach(function (label, i) {
      var name = data.organizations[label.o];
      if (i) label.y = Math.max(label.y, labels[i - 1].y + 17);
      if (name.length > most) name = name.slice(0, most - 1) + '\u2026';
      draw('text', svg, { x: right + 8, y: label.y + 5, 'class': 'f' + label.ink + ' name' }, name);
    });
  }

  function sentence(o, now) {
    var reach = inWords(measures[0], now.numbers[0] || [NaN, NaN, NaN]), times;
    var out = data.organizations[o] + ': ';
    if (now.kind === 'outside' || now.kind === 'missing') return now.state + '.';
    out += reach.value + ' ' + titleOf(measures[0]) + (reach.range ? ' (' + reach.range + ')' : '');
    measures.forEach(function (m, i) {
      if (!m.ratio || o === data.baseline) return;
      times = inWords(m, now.numbers[i]);
      out += ', ' + times.value + (times.range ? ' (' + times.range + ')' : '') + ' ' + titleOf(m);
    });
    return out + '. ' + now.state + '.';
  }

  function show() {
    var o = shown.organization ? Number(shown.organization.value) : 0, now = answer(o);
    shown.state.textContent = now.state;
    shown.state.className = 'state ' + now.kind;
    measures.forEach(function (m, i) {
      var isSelf = m.ratio && o === data.baseline;
      var words = inWords(m, now.numbers[i] || [NaN, NaN, NaN]);
      shown.tiles[i].value.textContent = isSelf ? 'baseline' : words.value;
      shown.tiles[i].range.textContent = isSelf || !words.range ? '\u00a0' : '(' + words.range + ')';
    });
    drawLines();
    return sentence(o, now);
  }

  // A screen reader hears it when a value is settled, not at every step of a drag.
  function settle() { shown.live.textContent = show(); }

  // --- controls ---------------------------------------------------------------------------------

  function setNumber(axis, d, value, from) {
    var place = data.grid ? placeOf(axis, value) : value;
    axis.isOutside = data.grid ? place !== place : !(value >= axis.least && value <= axis.most);
    active = d;
    if (axis.isOutside) {
      axis.field.setAttribute('aria-invalid', 'true');
    } else {
      axis.field.removeAttribute('aria-invalid');
      axis.place = place;
      axis.value = value;
      if (from !== axis.slider) {
        axis.slider.value = data.grid ? place * STEPS
                                      : 1000 * (value - axis.least) / (axis.most - axis.least || 1);
      }
      if (from !== axis.field) axis.field.value = plain(value);
      axis.slider.setAttribute('aria-valuetext', axisWords(axis, value));
      axis.words_.textContent = axis.unit === 'share' ? plain(100 * value) + ' %' : axis.unit;
    }
  }

  function sliderValue(axis) {
    var s = Number(axis.slider.value), value;
    value = data.grid ? valueAt(axis, s / STEPS) : axis.least + s / 1000 * (axis.most - axis.least);
    return axis.whole ? Math.round(value) : value;
  }

  function addNumber(axis, d, form) {
    var id = 'axis-' + d, box = make('div', form, { 'class': 'control' });
    var label = make('label', box, { 'for': id }), row;
    make('bdi', label, {}, axis.key);
    make('p', box, { 'class': 'hint', id: id + '-help' }, axis.help);
    row = make('div', box, { 'class': 'row' });
    axis.slider = make('input', row, { type: 'range', id: id, min: 0, step: 1,
      max: data.grid ? (axis.values.length - 1) * STEPS : 1000, 'aria-describedby': id + '-help' });
    axis.field = make('input', row, { type: 'number', step: 'any', 'aria-label': axis.key + ', exactly' });
    axis.words_ = make('span', row, { 'class': 'unit' });
    make('p', box, { 'class': 'hint' }, 'Computed from ' + plain(axis.least) + ' to ' + plain(axis.most) +
      (data.grid ? ', at ' + axis.values.length + ' values' : ''));
    axis.slider.addEventListener('input', function () {
      setNumber(axis, d, sliderValue(axis), axis.slider);
      show();
    });
    axis.slider.addEventListener('change', settle);
    axis.field.addEventListener('input', function () {
      setNumber(axis, d, axis.field.value === '' ? NaN : Number(axis.field.value), axis.field);
      show();
    });
    axis.field.addEventListener('change', settle);
  }

  function addChoice(label, words, form, change) {
    var id = 'choice-' + form.childNodes.length, box = make('div', form, { 'class': 'control' });
    var name = make('label', box, { 'for': id }), select;
    make('bdi', name, {}, label);
    select = make('select', make('div', box, { 'class': 'row' }), { id: id });
    words.forEach(function (word, i) { make('option', select, { value: i }, word); });
    select.addEventListener('change', function () {
      change(Number(select.value));
      settle();
    });
    return select;
  }

  // Sliders begin where the scenario is, else at the middle of what was computed.
  function start(axis, d, form) {
    if (axis.words) {
      axis.place = axis.value = Math.max(0, axis.values.indexOf(axis.own));
      addChoice(axis.key, axis.values, form, function (i) { axis.place = axis.value = i; }).value =
        String(axis.value);
      return;
    }
    axis.least = axis.values[0];
    axis.most = axis.values[axis.values.length - 1];
    addNumber(axis, d, form);
    setNumber(axis, d, axis.own >= axis.least && axis.own <= axis.most ? axis.own
                     : data.grid ? axis.values[axis.values.length >> 1]
                                 : axis.values[0] / 2 + axis.most / 2, null);
  }

  // The ends of what was computed stand for the values of a design without a grid.
  function findEnds() {
    axes.forEach(function (axis, d) {
      var least = Infinity, most = -Infinity;
      if (data.grid || axis.words) return;
      for (var i = 0; i < nPoints; i++) {
        least = Math.min(least, places[i * axes.length + d]);
        most = Math.max(most, places[i * axes.length + d]);
      }
      axis.values = [Number(least.toPrecision(6)), Number(most.toPrecision(6))];
    });
  }

  function build() {
    var form = make('form', holder, { 'class': 'controls', 'aria-label': 'What if' });
    var results = make('div', holder, { 'class': 'results' }), tiles;
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    shown = { tiles: [] };
    axes.forEach(function (axis, d) { start(axis, d, form); });
    active = Math.max(0, axes.findIndex(function (axis) { return !axis.words; }));
    if (nOrganizations > 1) {
      shown.organization = addChoice('Organization', data.organizations, form, function () {});
      shown.organization.value = String(data.baseline ? 0 : 1);
    }
    shown.state = make('p', results, { 'class': 'state' });
    tiles = make('ul', results, { 'class': 'tiles' });
    measures.forEach(function (m) {
      var item = make('li', tiles), tile = {};
      tile.value = make('strong', item);
      tile.range = make('span', item, { 'class': 'what' });
      make('span', item, { 'class': 'what' }, titleOf(m));
      shown.tiles.push(tile);
    });
    shown.picture = draw('svg', results, { viewBox: '0 0 640 300', role: 'img', 'class': 'lines',
      'aria-label': 'Reach of every organization along the value that was moved last' });
    shown.live = make('p', results, { 'class': 'hidden', 'aria-live': 'polite', role: 'status' });
    show();
    window.addEventListener('resize', drawLines);
  }

  if (!measures.length) {
    make('p', holder, { 'class': 'missing' }, 'No point has an answer yet.');
    return;
  }
  measures.forEach(function (m) {
    m.numbers = floats(m.data);
    nPoints = m.numbers.length / nOrganizations / ENDS;
  });
  places = data.grid ? null : floats(data.places);
  findEnds();
  build();
})();
//]]>
