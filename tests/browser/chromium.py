"""Chromium driven over a pipe (--remote-debugging-pipe): what is said to it is JSON ended by NUL.

Waits are for answers and events, never for time; one deadline bounds all of them.
"""
import base64
import json
import os
import select
import subprocess
import time

SWITCHES = [
    '--headless=new', '--remote-debugging-pipe', '--no-first-run', '--no-default-browser-check',
    '--disable-gpu', '--disable-dev-shm-usage', '--disable-extensions', '--disable-sync',
    '--disable-background-networking', '--disable-component-update', '--hide-scrollbars',
    '--force-device-scale-factor=1', '--window-size=1280,900'
]


class Failed(Exception):
    pass


class Browser:
    def __init__(self, program, folder, seconds):
        self.deadline = time.monotonic() + seconds
        self.folder, self.events, self.number, self.rest = folder, [], 0, b''
        to_read, self.to = os.pipe()
        self.back, to_write = os.pipe()
        switches = SWITCHES + ['--user-data-dir=' + os.path.join(folder, 'profile')]
        if os.geteuid() == 0:
            switches.append('--no-sandbox')
        line = 'exec "$0" "$@" 3<&%d 4>&%d' % (to_read, to_write)
        self.log = open(os.path.join(folder, 'chromium.log'), 'wb')
        self.process = subprocess.Popen(['bash', '-c', line, program] + switches + ['about:blank'],
                                        pass_fds=(to_read, to_write), stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log)
        os.close(to_read)
        os.close(to_write)
        self.session = None

    def close(self):
        """Ends the browser that we started."""
        try:
            self.call('Browser.close')
        except (Failed, OSError):
            pass
        os.close(self.to)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.back)
        self.log.close()

    def read(self):
        """The next message."""
        while b'\0' not in self.rest:
            left = self.deadline - time.monotonic()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                raise Failed('the browser does not answer')
            piece = os.read(self.back, 1 << 20)
            if not piece:
                raise Failed('the browser has ended; see chromium.log')
            self.rest += piece
        message, self.rest = self.rest.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, **params):
        self.number += 1
        message = {'id': self.number, 'method': method, 'params': params}
        if self.session and not method.startswith(('Target.', 'Browser.')):
            message['sessionId'] = self.session
        text = json.dumps(message).encode() + b'\0'
        while text:
            text = text[os.write(self.to, text):]
        while True:
            answer = self.read()
            if answer.get('id') != self.number:
                self.events.append(answer)
            elif 'error' in answer:
                raise Failed('%s: %s' % (method, answer['error'].get('message')))
            else:
                return answer['result']

    def wait(self, method, holds=lambda params: True):
        """The first event of this kind since it was last asked for."""
        seen = 0
        while True:
            for i in range(seen, len(self.events)):
                event = self.events[i]
                if event.get('method') == method and holds(event['params']):
                    del self.events[i]
                    return event['params']
            seen = len(self.events)
            self.events.append(self.read())

    def open(self, path):
        """Loads a file into a new tab."""
        target = self.call('Target.createTarget', url='about:blank')['targetId']
        self.session = self.call('Target.attachToTarget', targetId=target,
                                 flatten=True)['sessionId']
        for domain in 'Page', 'Runtime', 'Log', 'Network', 'DOM', 'Accessibility':
            self.call(domain + '.enable')
        self.emulate('light')
        self.load(path)

    def emulate(self, scheme):
        """A system that is light or dark, and where nothing moves: scrolling takes no time."""
        self.call('Emulation.setEmulatedMedia',
                  features=[{'name': 'prefers-color-scheme', 'value': scheme},
                            {'name': 'prefers-reduced-motion', 'value': 'reduce'}])

    def load(self, path):
        self.call('Page.navigate', url='file://' + path)
        self.wait('Page.loadEventFired')

    def run(self, text):
        """The value of an expression of the page; promises are waited for."""
        answer = self.call('Runtime.evaluate', expression=text, returnByValue=True,
                           awaitPromise=True)
        if 'exceptionDetails' in answer:
            raise Failed('%s: %s' % (text[:80], answer['exceptionDetails']))
        return answer['result'].get('value')

    def complaints(self):
        """What stands in the console, dialogs that were opened, and requests that left the page."""
        # messages that are on their way come before the answer to this
        self.run('0')
        found = []
        for event in self.events:
            method, params = event.get('method'), event.get('params', {})
            if method in ('Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded',
                          'Page.javascriptDialogOpening'):
                found.append('%s: %s' % (method, json.dumps(params)[:300]))
            if method == 'Network.requestWillBeSent':
                url = params['request']['url']
                if not url.startswith(('file:///', 'data:', 'blob:')):
                    found.append('asks for ' + url)
        return found

    def click(self, selector):
        """As a mouse does, at the middle of the element."""
        box = self.run('''(function (e) {
          e.scrollIntoView({block: 'center', behavior: 'instant'});
          return new Promise(function (done) {
            requestAnimationFrame(function () {
              requestAnimationFrame(function () {
                var r = e.getBoundingClientRect();
                done([r.left + r.width / 2, r.top + r.height / 2]);
              });
            });
          });
        })(document.querySelector(%s))''' % json.dumps(selector))
        for kind in 'mousePressed', 'mouseReleased':
            self.call('Input.dispatchMouseEvent', type=kind, x=box[0], y=box[1], button='left',
                      clickCount=1)

    def press(self, key, code, text=''):
        for kind in 'keyDown', 'keyUp':
            self.call('Input.dispatchKeyEvent', type=kind, key=key, code=key,
                      windowsVirtualKeyCode=code, **({'text': text} if kind == 'keyDown' and text
                                                     else {}))

    def download(self, selector):
        """Clicks, and gives the bytes of the file that comes of it."""
        self.call('Browser.setDownloadBehavior', behavior='allow', downloadPath=self.folder,
                  eventsEnabled=True)
        self.click(selector)
        begun = self.wait('Browser.downloadWillBegin')
        self.wait('Browser.downloadProgress', lambda p: p['guid'] == begun['guid'] and
                  p['state'] == 'completed')
        path = os.path.join(self.folder, begun['suggestedFilename'])
        with open(path, 'rb') as stream:
            return stream.read()

    def pdf(self):
        return base64.b64decode(self.call('Page.printToPDF', printBackground=True)['data'])

    def names(self):
        """[(role, name)] of everything that a screen reader sees."""
        nodes = self.call('Accessibility.getFullAXTree')['nodes']
        return [(n.get('role', {}).get('value'), n.get('name', {}).get('value', ''))
                for n in nodes if not n.get('ignored')]


_failures = []
_checks = 0


def check(holds, what):
    """Counts a check, and prints a line where it fails."""
    global _checks
    _checks += 1
    if not holds:
        _failures.append(what)
        print('FAIL: ' + what)


def judge(browser, work):
    """Does the work, then asks for complaints of the console; the exit code."""
    try:
        work()
        for complaint in browser.complaints():
            check(False, complaint)
    except Failed as why:
        check(False, str(why))
    finally:
        browser.close()
    print('%d checks' % _checks)
    return 1 if _failures else 0
