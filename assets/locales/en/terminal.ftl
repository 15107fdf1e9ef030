# The terminal's own words. Agencies' words (licences, questions) stand in the catalogue.

service-name = Guichet
demonstration = Demonstration — nothing you enter is sent to a real agency
demonstration-short = Demonstration — nothing is sent
yes = Yes
no = No
back = Back
continue = Continue
finish = Finish
more = Show { $count } more
earlier = Show the ones before
only-in = { $language ->
    [ms] In Malay only
    [zh] In Chinese only
    [ta] In Tamil only
    [ar] In Arabic only
   *[en] In English only
}
licences = { $count ->
    [one] 1 licence
   *[other] { $count } licences
}
agencies = { $count ->
    [one] 1 agency
   *[other] { $count } agencies
}

## Dates
date = { $day } { $month } { $year }
moment = { $date }, { $time }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## The constant bar
tool-help = Help
tool-text-size = Text size
tool-contrast = Contrast
tool-reach = Low reach
tool-finish = Finish

## The keyboard
key-shift = Shift
key-delete = Delete
key-space = Space
key-letters = a b c
key-accents = é ñ ü
key-signs = @ # &
key-digits = 1 2 3
key-tamil = அ ஆ இ
key-pinyin = 拼音
key-arabic = ا ب ت
key-earlier = ‹
key-later = ›
key-signs-spoken = Signs
key-digits-spoken = Digits and signs
key-accents-spoken = Letters with accents
key-letters-spoken = Latin letters
key-tamil-spoken = Tamil letters
key-pinyin-spoken = Chinese, by sound
key-arabic-spoken = Arabic letters
key-pulli = Pulli, no vowel
key-earlier-spoken = earlier characters
key-later-spoken = more characters
pinyin-hint = Type how it sounds, for example xinjiapo
candidate-in-word = { $letter }, as in { $word }
scan-begin = Rows of keys. Move to begin.
scan-range = { $first } to { $last }
scan-row = row { $row }: { $keys }
sign-full-stop = full stop
sign-comma = comma
sign-list-comma = list comma
sign-semicolon = semicolon
sign-colon = colon
sign-question-mark = question mark
sign-exclamation-mark = exclamation mark
sign-middle-dot = middle dot
sign-at = at
sign-number = number sign
sign-dollar = dollar
sign-per-cent = per cent
sign-and = and
sign-asterisk = asterisk
sign-bracket-open = opening bracket
sign-bracket-close = closing bracket
sign-square-open = opening square bracket
sign-square-close = closing square bracket
sign-less = less than
sign-greater = greater than
sign-title-open = opening title mark
sign-title-close = closing title mark
sign-hyphen = hyphen
sign-underscore = underscore
sign-plus = plus
sign-equals = equals
sign-stroke = stroke
sign-apostrophe = apostrophe
sign-quotation-mark = quotation mark

## The invitation, languages, the start
attract-heading = One counter for every licence.
attract-promise = Find out which licences you need, apply to all the agencies at once, and take a receipt with you.
attract-picture = A drawing of shops and offices in a street.
attract-limit = { $minutes ->
    [one] A visit ends after one minute without use. You can ask for more time.
   *[other] A visit ends after { $minutes } minutes without use. You can ask for more time.
}
language-heading = Choose your language
language-safe = You can change it at any time. Your answers stay.
start-heading = What would you like to do?
start-limit = { $minutes ->
    [one] A visit ends after one minute without use. Nothing is kept unless you submit or save it.
   *[other] A visit ends after { $minutes } minutes without use. Nothing is kept unless you submit or save it.
}
way-find = Find the licences I need
way-find-detail = Answer a few questions about your plan
way-search = I know which licence
way-search-detail = Search by name, agency or activity
way-existing = Renew, change or cancel
way-existing-detail = A licence you hold already
way-status = Check an application
way-status-detail = See where it stands, or print the receipt again
way-resume = Continue with a code
way-resume-detail = Type or scan the code on your slip
way-ask = Ask a question
way-ask-detail = Answers the agencies agree on
lack-paper = No receipt on paper at the moment
lack-paper-text = You can still apply. Your reference is shown on the screen: write it down or take a photo.
lack-line = No connection at the moment
lack-line-text = You can still apply. Your application is stored safely here and sent as soon as the line is back.
lack-room = Little room is left for applications
lack-room-text = You can still apply. You are told before you send if yours cannot be stored here.
lack-clock = The clock of this terminal may be wrong
lack-clock-text = You can still apply. What counts is the time at which your application arrives.
lack-catalogue = What is said about licences may be out of date
lack-catalogue-text = You can still apply. The agency tells you if something has changed.
lack-speech = Nothing can be read aloud at the moment
lack-speech-text = Everything stands on the screen. If you need help, please use another terminal or ask the staff.
fault-code = Fault { $code }.

## Finding
sectors-heading = What is it about?
sector-count = { $count ->
    [one] 1 plan
   *[other] { $count } plans
}
sector-position = { $name }: { $from } to { $to } of { $all }
intents-heading = What do you plan to do?
search-instead = Search by typing instead
elsewhere-heading = Apply elsewhere
elsewhere-text = You apply for these in another way, not at this terminal.
elsewhere-alone = You apply for this elsewhere
elsewhere-where = Where to apply
elsewhere-by = Given by
elsewhere-found = You apply for it elsewhere
faq-beside = What people ask about this
search-heading = What are you looking for?
search-label = Your words
search-hint = Type what you plan to do, or the name of a licence.
search-found = { $count ->
    [0] Nothing fits yet. Try another word.
    [one] 1 match
   *[other] { $count } matches
}
search-faq = Question and answer
faq-heading = Questions people ask
faq-none = There are no answers here yet. Please ask the staff.

## Questions
interview-progress = { $all ->
    [one] { $settled } of 1 licence checked, { $possible } may be needed
   *[other] { $settled } of { $all } licences checked, { $possible } may be needed
}
question-position = { $part } · question { $place } of { $all }
why-we-ask = Why we ask
needed-by = Needed by
not-yet = I don't know yet
not-yet-detail = You can go on without it
declare = I declare that this is true
date-hint = Type day, month and year: for 5 March 2026, type 05032026.
veil-draw = Hide what I type
veil-open = Show what I type
parts-link = See all parts of the form
left-empty = Left empty
change-it = Change
change = Change: { $question }
group-count = { $count ->
    [0] None yet
    [one] 1 entry
   *[other] { $count } entries
}
group-item = { $item } { $number }
group-add = Add: { $item }
remove-it = Remove

## What is wrong with an answer
problem-heading = Please check your answer
problem-required = Please give an answer.
problem-must-know = Please choose one of the other answers. This one cannot stay open.
problem-not-an-option = Please choose one of the answers shown.
problem-too-long = Please use at most { $max } characters.
problem-not-a-number = Please type a whole number, with digits only.
problem-not-an-amount = Please type an amount, for example 12.50.
problem-out-of-range = Please give a value from { $min } to { $max }.
problem-not-a-date = There is no such day. Please type day, month and year, for example 05032026.
problem-email = This is not an e-mail address. It looks like name@example.com.
problem-phone = This is not a telephone number. Please type 8 digits, or + and the country code first.
problem-postcode = This is not a postcode. Please type 6 digits.
problem-national-id = This NRIC or FIN is not right. Please check every letter and digit.
problem-business-id = This UEN is not right. Please check every letter and digit.
problem-not-declared = Please read the declaration and tick it to go on.
problem-too-few = { $min ->
    [one] Please add at least one entry.
   *[other] Please add at least { $min } entries.
}
problem-too-many = { $max ->
    [one] Only one entry is possible.
   *[other] At most { $max } entries are possible.
}
problem-nothing-chosen = Please choose at least one licence.
problem-document-open = Please say for each document whether you can send it.
problem-not-agreed = You have not agreed yet that { $agency } receives your answers.
problem-review-open = Please check your answers once more.
problem-unknown = This is not available any more. Please go back.

## The result
result-label = Your result
result-heading = You need { $licences } from { $agencies }
fees-in-all = Fees in all
fees-so-far = Fees known so far
fees-label = Fees
longest-wait = Longest wait
working-days = { $count ->
    [one] 1 working day
   *[other] { $count } working days
}
fee-none = no fee
fee-on-approval = on approval
fee-later = depends on your answers
fee-not-taken = not chosen
take-licence = Apply for { $licence }
leave-licence = Do not apply for { $licence } now
may-apply = may apply
may-apply-title = { $count ->
    [one] One more may apply
   *[other] { $count } more may apply
}
may-apply-text = We cannot tell yet. You can apply for it anyway, or go back and answer the open question.
waits-for = Waits for: { $questions }
not-applying-link = { $count ->
    [one] 1 licence does not apply — see why
   *[other] { $count } licences do not apply — see why
}
not-applying-heading = { $count ->
    [one] 1 licence does not apply
   *[other] { $count } licences do not apply
}
not-applying-text = If a reason is not true for you, go back and change your answer.
nothing-heading = You need no licence for this
nothing-text = From what you told us, none of the licences applies. If your plan changes, come back and check again.
nothing-otherwise = Keep in mind
apply = { $count ->
    [0] Choose a licence first
    [one] Apply for this licence
   *[other] Apply for all { $count }
}
apply-renew = Apply to renew
apply-amend = Apply to change
apply-cancel = Apply to cancel

## Before you start, the parts, the review
documents-progress = Before you start
documents-again = Before you send
documents-heading = What the agencies will want to see
documents-text = You need none of these now. Tell us which you cannot get yet; send the others later, with your reference.
documents-label = Documents
documents = { $count ->
    [0] none
    [one] 1 document
   *[other] { $count } documents
}
documents-later = Continue, I will send these later
document-later = will send
document-missing = don't have it
document-have = I can send: { $document }
document-have-not = I don't have: { $document }
document-attached = added
document-add = Add it now
document-remove = Take it out again
document-have-it = I can send it
document-have-not-it = I don't have it
documents-text-add = You need none of these now. Add what you have with you, tell us which you cannot get yet, and send the others later, with your reference.
add-heading = How do you want to add it?
add-by-scan = Scan the paper here
add-by-stick = Take a file from my USB stick
add-scan-heading = Put the paper into the scanner
add-scan-text = Then press the button on the scanner. All pages have to come as one file. This page goes on by itself once the scan is here.
add-stick-heading = Choose the file
add-stick-absent = Please put your USB stick in
add-stick-absent-text = Your files appear here by themselves. Nothing on the stick is changed.
add-stick-unsafe = This terminal cannot read your stick
add-stick-unsafe-text = That is not your mistake. You can send the document later, with your reference.
add-stick-empty = No file on this stick fits
add-stick-empty-text = This document may be: { $kinds }. It is found on the stick itself or in folders at its top.
add-reading = The file is being read
add-choose = Take this
add-refused = That file is not taken
add-refused-kind = This document may be: { $kinds }. The file is none of these.
add-refused-large = It is too large. This document may have up to { $size } megabytes.
add-refused-broken = It cannot be read to its end. Please try another, or scan again.
add-refused-locked = It is locked with a password. Please save it without one.
add-refused-active = It carries programs or other files inside. Please save it as a plain PDF.
add-refused-full = All your files together would be too many or too large.
add-refused-gone = It is not there any more. If you pulled the stick out, put it in again; nothing else is lost.
add-file-heading = Is this the right one?
add-file-text = Only the agency can open it. It leaves this terminal with your application, or is erased.
add-preview = A small picture of your file
add-scanned = What was scanned
add-another = Take another
add-use = Use this one
add-kind-pdf = PDF
add-kind-picture = Picture
add-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
}
add-size = { $size } MB
add-told = { $kind }, { $size }
add-told-pages = { $kind }, { $pages }, { $size }
review-documents = Documents you added
minutes-label = Time you need
minutes = { $count ->
    [one] about 1 minute
   *[other] about { $count } minutes
}
sections-page-heading = Your form
sections-page-text = Each question is asked once, for all agencies together.
form-progress = { $done } of { $all } answered
part-open = Not begun
part-begun = { $done } of { $all } answered
part-done = Done
open-it = Open
review-heading = Check your answers
review-position = Answers { $from } to { $to } of { $all }
answers-next = Show the next answers
review-right = Everything is right
review-problem = Something does not fit

## Consent and sending
consent-position = Agency { $place } of { $all }
consent-heading = Share these answers with { $agency }?
consent-text = { $count ->
    [one] { $agency } receives the one answer shown here, and no other, to decide on: { $licences }.
   *[other] { $agency } receives the { $count } answers shown here, and no others, to decide on: { $licences }.
}
consent-none = There is nothing to share.
consent-to = Goes only to
agree = Agree, share with { $agency }
send-heading = { $count ->
    [one] Send your application
   *[other] Send your { $count } applications
}
send-text = Each agency gets only its own part, sealed so that nobody else can read it. You pay nothing here.
send = { $count ->
    [one] Send to 1 agency
   *[other] Send to { $count } agencies
}
send-underway = Storing your application…
submit-failed = Your application was not submitted
submit-store = It could not be stored safely here, so nothing has been sent. Please try once more, or tell the staff.
submit-full = This terminal has no room for another application. Please use another terminal.
submit-keys = One of the agencies cannot receive applications from this terminal at the moment. Please tell the staff.
submit-incomplete = Some answers do not fit together any more. Please go back and check them.

## After submitting
submitted-heading = Thank you
submitted-stored = Your application is safely stored
submitted-all = All agencies' parts have been delivered.
submitted-some = { $count ->
    [one] One agency's part has been delivered. The others are sent as soon as possible.
   *[other] The parts of { $count } agencies have been delivered. The others are sent as soon as possible.
}
submitted-waiting = It is sent to the agencies as soon as possible. You do not need to wait.
reference-label = Your reference
state-stored = Stored on this terminal, will be sent
state-delivered = Delivered at { $time }
state-received = Received by the agency
state-received-number = Received, its number is { $number }
state-rejected = Sent back by the agency
state-rejected-reason = Sent back by the agency: { $reason }
state-held = Held here, staff are looking at it
event-in-review = In review
event-more-info = More information wanted
event-more-info-by = More information wanted by { $date }
event-inspection = Somebody will come and look
event-inspection-on = Inspection on { $date }
event-approved = Approved
event-refused = Refused
event-withdrawn = Withdrawn
event-cannot-open = The agency cannot open it. This is not your mistake, and staff have been told
event-says = { $event }. The agency writes: { $text }
event-says-in-english = { $event }. The agency writes, in English: { $text }
state-told-number = Number { $number }. { $news }
state-rejected-reason-in-english = Sent back by the agency, which writes in English: { $reason }
print-underway = Your receipt is printing
print-underway-text = Please wait until it is cut.
print-done = Your receipt is printed
print-done-text = Please take it with you.
print-unknown = We cannot tell whether your receipt was printed
print-unknown-text = Please look. If it is missing or cut short, print it again, or write down your reference.
print-paper-out = There is no paper for your receipt
print-paper-out-text = Your application is stored all the same. Please write down your reference or take a photo.
print-cover-open = The printer is open
print-cover-open-text = Your application is stored all the same. Please tell the staff, or write down your reference.
print-silent = The printer does not answer
print-silent-text = Your application is stored all the same. Please write down your reference or take a photo.
print-failed = Your receipt could not be printed
print-failed-text = Your application is stored all the same. Please write down your reference or take a photo.
waiting-paper = The printer has run out of paper
waiting-paper-text = It goes on by itself once staff have put paper in.
waiting-cover = The printer is open
waiting-cover-text = It goes on by itself once staff have closed it.
waiting-printer = The printer has stopped
waiting-printer-text = It goes on by itself as soon as it can.
print-waiting-without = Your application is safe; its reference stands above. You can also finish without paper.
slip-waiting-without = Your answers are kept; their code stands above. You can also finish without paper.
sheet-waiting-without = You can also go on without this paper.
print-again = Print again
print-pages = Print the whole application
pages-underway = The pages are on their way to the printer { $printer }
pages-underway-text = Please wait a moment.
pages-taken = The pages were handed to the printer { $printer }
pages-taken-text = Fetch all of them before you leave: they show what you entered.
pages-unknown = The printer { $printer } did not say whether it has the pages
pages-unknown-text = Please look there, and take any pages that you find.
pages-refused = The printer { $printer } has not taken the pages
pages-refused-text = Your application is stored all the same. You can try once more.
closes-in = { $count ->
    [one] This page closes in 1 second.
   *[other] This page closes in { $count } seconds.
}

## The receipt
receipt-not-paid = Nothing was paid here. Each agency asks for its fee itself.
receipt-more-fees = Some agencies set their fee on approval.
receipt-qr = Check or print again with this reference
receipt-attached = Sent with this application
receipt-to-send = Still to send to the agencies
receipt-terminal = Terminal { $terminal }

## The application as pages
pdf-heading = Application
pdf-reference = Reference
pdf-submitted = Submitted
pdf-number = Number of the application
pdf-licences = Applied for
pdf-new = New licence
pdf-renew = Renewal
pdf-amend = Change
pdf-cancel = Cancellation
pdf-answers = Answers
pdf-consents = Agreed to
pdf-page = Page

## Status
status-heading = Type your reference
status-text = It stands on your receipt: nine letters and digits.
status-mistyped = This is not a reference. Please check every letter and digit.
status-unknown = No application is known under this reference with this check code. Please check both. An application that has not been sent yet is known only to the terminal where you applied.
status-line-down = This terminal does not know it, and the line is down. Please ask again later, or at the terminal that printed it.
status-asking = Looking it up
status-asking-text = Applications from other terminals are asked for over the line. This takes a few seconds.
found-elsewhere = This comes from another terminal
found-elsewhere-text = Your receipt can be printed again only at the terminal that printed it. That terminal also knows what has not been sent yet.
secret-label = Check code: with it and the reference you see where it stands
secret-shown = Check code { $code }
status-secret-field = Your check code
status-secret-heading = Type your check code
status-secret-text = It stands under the reference on your receipt: sixteen letters and digits.
status-secret-mistyped = This is not a check code. Please check every letter and digit.
status-wait = There were too many tries. Please wait a quarter of an hour, or ask the staff.
status-found = Application { $reference }
submitted-at = Submitted on { $time }
as-of = As of { $time }
as-of-offline = As known before the line went down. It is asked for again as soon as the line is back.

## Help, leaving, the idle question
help-heading = Help
help-touch = How to answer
help-touch-text = Touch an answer, then touch Continue. Lift your finger to choose; slide off to take it back.
help-look = How to see better
help-look-text = Touch Text size or Contrast at the bottom, as often as you like. Low reach moves everything down.
help-back = How to go back
help-back-text = Touch Back. Nothing you entered is lost. You can also change the language at the top at any time.
help-time = How long you have
help-time-text = As long as you like. If you do nothing for some minutes, we ask whether you are still there.
help-privacy = What becomes of your answers
help-privacy-text = They are erased when you finish. What you submit goes only to the agencies that you agreed to.
staff-call = Call a member of staff
staff-cancel = Take the call back
staff-calling = Calling a member of staff
staff-calling-text = Please stay here. This takes a few seconds.
staff-called = Staff have been called
staff-called-text = Somebody comes to you. You can go on meanwhile.
staff-unheard = Nobody could be reached
staff-unheard-text = The line is down; please go to the counter.

feedback-heading = How did it go?
feedback-text = Touch a face, or Finish. Your answer is only counted; it is not kept with your application.
feedback-good = Well
feedback-fair = So so
feedback-poor = Badly
goodbye-heading = Goodbye
goodbye-text = Everything you entered is wiped from this terminal when you finish.
owed-heading = Still to do
owed-documents = Documents still to send: { $count }.
leave-heading = Erase your answers and finish?
leave-text = Nothing has been submitted yet. What you entered will be gone.
leave-text-kept = What you saved stays under your code. What you have entered since then will be gone.
leave-stay = Go on with my answers
leave-erase = Erase and finish
idle-heading = Are you still there?
idle-text = Otherwise your answers are erased and the next person starts afresh.
idle-left = Time left
idle-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
idle-stay = I need more time

## When the terminal cannot serve
closed-heading = This terminal is closed at the moment
closed-store = It cannot store applications safely now. Please use another terminal or ask the staff.
closed-full = It has no room for more applications until the line is back. Please use another terminal.
closed-maintenance = A technician is working on it. Please use another terminal.
closed-suspended = The operator has taken it out of service. Please use another terminal.
closed-hours = It opens at { $time }. Until then please use another terminal.
closed-now = Please come back during opening hours, or use another terminal.
closed-kept = Applications already submitted are safe and are sent to the agencies.
closed-fault = Something in it is broken. Please use another terminal or ask the staff.

## The terminal read aloud
tool-read = Read aloud
voice-heading = The voice
voice-louder = Louder
voice-softer = Softer
voice-faster = Faster
voice-slower = Slower
voice-stop = Stop reading aloud
voice-hide = Hide the screen
voice-show = Show the screen
hidden-how = The screen is hidden. Touch it to show it again.
speech-place = { $at } of { $of } on this page
speech-empty = empty
speech-marks = { $count ->
    [one] 1 star
   *[other] { $count } stars
}
speech-filled-in = filled in
speech-code-hidden = headphones let you hear the code
speech-not-now = not available now
speech-chosen = chosen
speech-not-chosen = not chosen
speech-button = button
speech-field = field
speech-star = star
speech-deleted = deleted
speech-end-of-page = End of the page
speech-start-of-page = Start of the page
speech-volume = Volume { $value } of 11
speech-rate = Speed { $value } percent
speech-headphones-out = Headphones removed
speech-hidden = The screen is hidden
speech-shown = The screen is shown

## A licence that is held
existing-heading = What would you like to do with your licence?
want-renew = Renew it
want-renew-detail = For another term
want-amend = Change it
want-amend-detail = Something about it is different now
want-cancel = Cancel it
want-cancel-detail = You do not need it any more
existing-renew = Which licence would you like to renew?
existing-amend = Which licence would you like to change?
existing-cancel = Which licence would you like to cancel?
asked-renew = Renew: { $licence }
asked-amend = Change: { $licence }
asked-cancel = Cancel: { $licence }

## Save and continue later
keep-link = Save and continue later
keep-heading = Save and continue later
keep-files = The files you added are not saved
keep-files-text = Your answers will be. When you come back, add the files again.
keep-answers = Save my answers
keep-underway = Your answers are being saved…
keep-failed = Your answers could not be saved
keep-failed-text = Nothing is lost yet: you can go on now, or try once more.
keep-again = Try once more
kept-heading = Your answers are saved
kept-text = Come back to this terminal and choose Continue with a code. They are locked with this code, and nothing has been sent. Whoever has the code can read your answers.
kept-text-short = Come back to this terminal with this code. Nothing has been sent.
kept-label = Your code
kept-until = Kept until { $time }
kept-go-on = Go on now
kept-erase = Erase what is saved
kept-erased = What was saved is erased
kept-erased-text = The code opens nothing any more. Your answers are still here until you finish.
erase-failed = It could not be erased now. It goes by itself on the day shown.
slip-underway = Your slip is printing
slip-done = Your slip is printed
slip-failed = Your slip may not have been printed
slip-failed-text = Please write down your code or take a photo.
slip-where = Only terminal { $terminal } has your answers.
slip-secret = Whoever has this code can read them. Keep it safe.
slip-qr = Continue with this code
slip-bring = What the agencies will want to see
slip-not-sent = Nothing has been sent to any agency yet.
resume-heading = Type your code
resume-text = It stands on your slip: twelve letters and digits. It opens only at the terminal that printed it.
resume-mistyped = This is not a code. Please check every letter and digit.
resume-unknown = This code opens nothing here. It may be from another terminal, or its time is over.
resume-unsure = This terminal cannot look for it now. Please try again, or ask the staff.
resumed-heading = Your answers are back
resumed-text = Some of it no longer fits, because the agencies have changed what they ask. Everything else is as you left it.
resumed-dropped = Your answer was dropped
resumed-gone = No longer on offer here
resumed-licence-gone = A licence
resumed-question-gone = A question that is no longer asked
resumed-choose = What you came for is no longer on offer in this form. Please choose again; your answers stay.
scanned-heading = This code cannot be used here
scanned-not-ours = Only the codes on receipts and slips of this service can be read.
scanned-damaged = It is damaged. Please type what is printed on the paper.
scanned-newer = It was printed by a newer terminal. Please use that one.
scanned-not-here = Go back to the start first: finish what you are doing, then scan it there.
receipt-scanned = Receipt { $reference }
receipt-stands = See where it stands
receipt-genuine = This receipt is genuine
receipt-genuine-text = The terminal named here printed it and signed its code. Compare what stands here with the paper.
receipt-altered = This receipt was changed or made up
receipt-altered-text = Its signature does not fit what its code says. Do not rely on the paper; see what this service itself knows.
receipt-key-unknown = This receipt cannot be checked here
receipt-key-unknown-text = This terminal does not know the key that signed it. That says nothing for or against it.
receipt-revoked = The signature on this receipt no longer counts
receipt-revoked-text = Its key was withdrawn, so anybody may have made it. Do not rely on the paper; see what this service itself knows.
receipt-unsigned = This receipt carries no signature
receipt-unsigned-text = It was printed before receipts were signed, so it cannot be checked.
receipt-printed = Printed on { $time }
receipt-claimed = Said to be printed on { $time }
receipt-licences-more = and { $count } more on the paper

## Other papers
bring-link = What to bring
bring-heading = Bring these
bring-text = The agencies will want to see these. You can print this list and take it with you.
bring-nothing = No agency asks for a document.
bring-print = Print this list
bring-day = As the rules are on { $date }. Fees and rules may change.
bring-not-applied = This is a list and no application. Nothing has been sent to any agency.
status-print = Print where it stands
status-slip = Where your application stands
status-slip-offline = The line was down when this was printed. The agencies may have answered since.
status-slip-no-receipt = This paper is no receipt. Keep your receipt with its check code.
sheet-underway = It is printing
sheet-done = It is printed
sheet-unknown = We cannot tell whether it was printed
sheet-unknown-text = Please look. If it is missing or cut short, print it again.
sheet-paper-out = There is no paper for it
sheet-failed = It could not be printed
sheet-failed-text = What was to stand on it is still on this screen. Please note it down, or ask the staff.

# A reference's code on a page of its own

code-open = Show the code
code-heading = The code to scan
code-text = Take a photo of it, or scan it with your phone.

# The simulated paper, in a demonstration

paper-heading = The simulated paper
paper-text = In this demonstration nothing is printed. These are the dots that a printer would burn.
paper-open = Look at the whole paper
paper-more = Further down
paper-earlier = Further up
paper-whole = A picture of the whole paper
paper-top = A picture of the upper part
paper-middle = A picture of a part
paper-end = A picture of the lower end
