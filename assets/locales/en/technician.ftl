# The words of the technician's pages. They are in English alone, whatever the citizens' languages: technicians work with
# the same words in reports, in logs and on the command line, and a wrong translation would be worse than none.

technician-heading = Technician
technician-door = Give the PIN, six digits.
technician-pin = PIN
technician-checking = The PIN is being checked.
technician-no-entry = No entry
technician-pin-short = A PIN has six digits.
technician-pin-wrong = This is not the PIN. Try again.
technician-pin-wait = This is not the PIN, or it was wrong too often. Try again from { $time }.
technician-pin-locked = The door is locked. Run "guichetctl technician unlock" on this machine.
technician-pin-broken = The PIN could not be checked. The log says why.

technician-passed = Well
technician-failed = To be mended
technician-unknown = Not known
technician-untested = Not tested yet
technician-open = Open
technician-leave = Leave
technician-fault = Fault { $code } stands

technician-settings = Settings
technician-catalogue = Catalogue
technician-store = Store and disk
technician-audit = Audit trail
technician-queue = Queue
technician-clock = Clock
technician-network = Network
technician-printer = Printer
technician-speech = Reading aloud
technician-scanner = Scanner
technician-ruler = Screen: size
technician-colours = Screen: colours
technician-touch = Screen: touch

technician-test = Test now
technician-running = The test is running.
technician-last = Last test, { $time }
technician-right = Right
technician-wrong = Wrong
technician-printer-ask = Is the test slip complete, and the letters sharp?
technician-speech-ask = Was the sentence heard?
technician-ruler-picture = A bar with eleven strokes under it.
technician-ruler-text = The bar has to be 100 mm long by a ruler, with a stroke every 10 mm. If it is not, correct ppi in terminal.toml.
technician-colours-picture = Thirteen stripes of colour side by side.
technician-colours-text = Red, green, blue, five greys from black to white, then the colours of the theme. All have to be told apart.
technician-touch-text = Touch every field, from the top to the bottom.
technician-field = Field { $number }
technician-headphones-unknown = Headphones: no key has told whether they are in.
technician-headphones-in = Headphones: in.
technician-headphones-out = Headphones: out.

technician-lane = { $stored } to be sent, { $custody } at the gateway, { $parked } parked
technician-next = next try { $time }
technician-queue-empty = Nothing waits.
technician-send = Send now

technician-log = Log
technician-ticket = Ticket
technician-ticket-text = A paper with the faults that stand, the latest result of each test and its time, to be kept with the terminal or sent in.
technician-ticket-print = Print the ticket
technician-log-empty = The log has no line since these pages were started.
technician-maintain = Begin maintenance
technician-maintain-text = The terminal says that it is being looked after, and serves nobody until maintenance ends, also after a restart. A citizen who is here may finish.
technician-maintain-do = Begin maintenance
technician-serve = End maintenance
technician-serve-text = The terminal serves citizens again.
technician-serve-do = End maintenance
technician-in-maintenance = The terminal is kept for maintenance.
technician-restart = Start the pages anew
technician-restart-text = A citizen's visit that rests here is wiped. Settings and catalogue are read again.
technician-restart-do = Start anew

technician-simulated = Simulated printer
technician-simulated-text = Each of these happens at once, as it would at a real printer.
technician-is-paper-out = The paper is out
technician-is-paper-in = There is paper
technician-is-paper-low = The roll is nearly used up
technician-is-paper-full = The roll is full
technician-is-cover-open = The cover is open
technician-is-cover-closed = The cover is closed
technician-is-cutter-jammed = The cutter is jammed
technician-is-cutter-freed = The cutter moves freely
technician-is-head-hot = The print head is too hot; it cools by itself
technician-is-head-cool = The print head is cool
technician-is-unplugged = The cable is out
technician-is-plugged-in = The cable is in
technician-power = Power
technician-power-text = Whatever it holds is lost when it is switched off.
technician-do-paper-out = Take paper out
technician-do-paper-in = Put paper in
technician-do-paper-low = Near the end
technician-do-paper-full = New roll
technician-do-cover-open = Open
technician-do-cover-closed = Close
technician-do-cutter-jammed = Jam
technician-do-cutter-freed = Free
technician-do-head-hot = Heat up
technician-do-head-cool = Cool down
technician-do-unplugged = Pull out
technician-do-plugged-in = Plug in
technician-do-power-cycle = Off and on

# What somebody reads who writes a catalogue and looks at it in the preview.
preview-mistakes = { $count ->
    [one] 1 mistake
   *[other] { $count } mistakes
}
preview-mistakes-text = The page comes back once there is none. `guichetctl catalogue check` names all of them.
