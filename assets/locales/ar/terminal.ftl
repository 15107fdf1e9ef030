# كلمات الجهاز نفسه. أما كلمات الجهات (الرخص والأسئلة) ففي الدليل.

service-name = Guichet
demonstration = عرض تجريبي — لا يُرسَل شيء مما تُدخله إلى جهة حقيقية
demonstration-short = عرض تجريبي — لا يُرسَل شيء
yes = نعم
no = لا
back = رجوع
continue = متابعة
finish = إنهاء
more = عرض { $count } أخرى
earlier = عرض ما سبق
only-in = { $language ->
    [ms] بالملايوية فقط
    [zh] بالصينية فقط
    [ta] بالتاميلية فقط
    [ar] بالعربية فقط
   *[en] بالإنجليزية فقط
}
licences = { $count ->
    [zero] لا رخص
    [one] رخصة واحدة
    [two] رخصتان
    [few] { $count } رخص
    [many] { $count } رخصة
   *[other] { $count } رخصة
}
agencies = { $count ->
    [zero] لا جهات
    [one] جهة واحدة
    [two] جهتان
    [few] { $count } جهات
    [many] { $count } جهة
   *[other] { $count } جهة
}

## التواريخ
date = ‏{ $day } { $month } { $year }
moment = ‏{ $date }، { $time }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

## الشريط الثابت
tool-help = مساعدة
tool-text-size = حجم النص
tool-contrast = التباين
tool-reach = وضع منخفض
tool-finish = إنهاء

## لوحة المفاتيح
key-shift = أحرف كبيرة
key-delete = حذف
key-space = مسافة
key-letters = a b c
key-accents = é ñ ü
key-signs = @ # &
key-digits = 1 2 3
key-tamil = அ ஆ இ
key-pinyin = 拼音
key-arabic = ا ب ت
key-earlier = ‹
key-later = ›
key-signs-spoken = رموز
key-digits-spoken = أرقام ورموز
key-accents-spoken = أحرف بعلامات
key-letters-spoken = أحرف لاتينية
key-tamil-spoken = أحرف تاميلية
key-pinyin-spoken = الصينية حسب النطق
key-arabic-spoken = أحرف عربية
key-pulli = بولي، بلا حركة
key-earlier-spoken = رموز سابقة
key-later-spoken = المزيد من الرموز
pinyin-hint = اكتب النطق، مثل xinjiapo
candidate-in-word = { $letter }، كما في { $word }
scan-begin = صفوف المفاتيح. تحرّك للبدء.
scan-range = من { $first } إلى { $last }
scan-row = الصف { $row }: { $keys }
sign-full-stop = نقطة
sign-comma = فاصلة
sign-list-comma = فاصلة تعداد
sign-semicolon = فاصلة منقوطة
sign-colon = نقطتان
sign-question-mark = علامة استفهام
sign-exclamation-mark = علامة تعجب
sign-middle-dot = نقطة وسطى
sign-at = علامة آت
sign-number = علامة رقم
sign-dollar = دولار
sign-per-cent = بالمئة
sign-and = علامة العطف
sign-asterisk = نجمة
sign-bracket-open = فتح قوس
sign-bracket-close = إغلاق قوس
sign-square-open = فتح قوس مربع
sign-square-close = إغلاق قوس مربع
sign-less = أصغر من
sign-greater = أكبر من
sign-title-open = فتح علامة عنوان
sign-title-close = إغلاق علامة عنوان
sign-hyphen = واصلة
sign-underscore = شرطة سفلية
sign-plus = زائد
sign-equals = يساوي
sign-stroke = شرطة مائلة
sign-apostrophe = فاصلة علوية
sign-quotation-mark = علامة اقتباس

## الدعوة واللغات والبداية
attract-heading = نافذة واحدة لكل رخصة.
attract-promise = اعرف الرخص التي تحتاج إليها، وقدّم طلبك إلى جميع الجهات دفعة واحدة، وخذ إيصالك معك.
attract-picture = رسم لمحالّ ومكاتب في شارع.
attract-limit = { $minutes ->
    [zero] تنتهي الزيارة عند عدم الاستخدام. يمكنك طلب مزيد من الوقت.
    [one] تنتهي الزيارة بعد دقيقة واحدة من عدم الاستخدام. يمكنك طلب مزيد من الوقت.
    [two] تنتهي الزيارة بعد دقيقتين من عدم الاستخدام. يمكنك طلب مزيد من الوقت.
    [few] تنتهي الزيارة بعد { $minutes } دقائق من عدم الاستخدام. يمكنك طلب مزيد من الوقت.
    [many] تنتهي الزيارة بعد { $minutes } دقيقة من عدم الاستخدام. يمكنك طلب مزيد من الوقت.
   *[other] تنتهي الزيارة بعد { $minutes } دقيقة من عدم الاستخدام. يمكنك طلب مزيد من الوقت.
}
language-heading = اختر لغتك
language-safe = يمكنك تغييرها في أي وقت. تبقى إجاباتك محفوظة.
start-heading = ماذا تريد أن تفعل؟
start-limit = { $minutes ->
    [zero] تنتهي الزيارة عند عدم الاستخدام. لا يُحفظ شيء ما لم تُقدّمه أو تحفظه.
    [one] تنتهي الزيارة بعد دقيقة واحدة من عدم الاستخدام. لا يُحفظ شيء ما لم تُقدّمه أو تحفظه.
    [two] تنتهي الزيارة بعد دقيقتين من عدم الاستخدام. لا يُحفظ شيء ما لم تُقدّمه أو تحفظه.
    [few] تنتهي الزيارة بعد { $minutes } دقائق من عدم الاستخدام. لا يُحفظ شيء ما لم تُقدّمه أو تحفظه.
    [many] تنتهي الزيارة بعد { $minutes } دقيقة من عدم الاستخدام. لا يُحفظ شيء ما لم تُقدّمه أو تحفظه.
   *[other] تنتهي الزيارة بعد { $minutes } دقيقة من عدم الاستخدام. لا يُحفظ شيء ما لم تُقدّمه أو تحفظه.
}
way-find = البحث عن الرخص التي أحتاج إليها
way-find-detail = أجب عن أسئلة قليلة حول ما تنوي القيام به
way-search = أعرف الرخصة التي أريدها
way-search-detail = ابحث بالاسم أو الجهة أو النشاط
way-existing = تجديد أو تغيير أو إلغاء
way-existing-detail = رخصة لديك بالفعل
way-status = متابعة طلب
way-status-detail = اعرف أين وصل، أو اطبع الإيصال مرة أخرى
way-resume = المتابعة برمز
way-resume-detail = اكتب الرمز الذي على ورقتك أو امسحه
way-ask = طرح سؤال
way-ask-detail = إجابات اتفقت عليها الجهات
lack-paper = لا يتوفر إيصال ورقي حاليًا
lack-paper-text = لا يزال بإمكانك تقديم الطلب. يظهر رقمك المرجعي على الشاشة: دوّنه أو التقط له صورة.
lack-line = لا يوجد اتصال حاليًا
lack-line-text = لا يزال بإمكانك تقديم الطلب. يُحفظ طلبك هنا بأمان ويُرسَل فور عودة الاتصال.
lack-room = لم يبقَ إلا متّسع قليل للطلبات
lack-room-text = لا يزال بإمكانك تقديم الطلب. نُعلمك قبل الإرسال إن تعذّر حفظ طلبك هنا.
lack-clock = قد تكون ساعة هذا الجهاز غير صحيحة
lack-clock-text = لا يزال بإمكانك تقديم الطلب. المعتمد هو وقت وصول طلبك.
lack-catalogue = قد تكون المعلومات عن الرخص قديمة
lack-catalogue-text = لا يزال بإمكانك تقديم الطلب. تُعلمك الجهة إن تغيّر شيء.
lack-speech = لا يمكن قراءة شيء بصوت عالٍ حاليًا
lack-speech-text = كل شيء مكتوب على الشاشة. إن احتجت إلى مساعدة فاستخدم جهازًا آخر أو اسأل الموظفين.
fault-code = العطل { $code }.

## البحث
sectors-heading = ما الموضوع؟
sector-count = { $count ->
    [zero] لا أنشطة
    [one] نشاط واحد
    [two] نشاطان
    [few] { $count } أنشطة
    [many] { $count } نشاطًا
   *[other] { $count } نشاط
}
sector-position = { $name }: { $from } إلى { $to } من { $all }
intents-heading = ما الذي تنوي القيام به؟
search-instead = البحث بالكتابة بدلًا من ذلك
elsewhere-heading = التقديم في مكان آخر
elsewhere-text = يُقدَّم طلبها بطريقة أخرى، وليس من هذا الجهاز.
elsewhere-alone = يُقدَّم هذا الطلب في مكان آخر
elsewhere-where = مكان التقديم
elsewhere-by = تمنحها
elsewhere-found = يُقدَّم طلبها في مكان آخر
faq-beside = ما يسأله الناس عن هذا
search-heading = عمّ تبحث؟
search-label = كلماتك
search-hint = اكتب ما تنوي القيام به، أو اسم رخصة.
search-found = { $count ->
    [0] لا شيء مطابق بعد. جرّب كلمة أخرى.
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
search-faq = سؤال وجواب
faq-heading = أسئلة يطرحها الناس
faq-none = لا توجد إجابات هنا بعد. يُرجى سؤال الموظفين.

## الأسئلة
interview-progress = الرخص المفحوصة: { $settled } من { $all }، والتي قد تلزم: { $possible }
question-position = { $part } · السؤال { $place } من { $all }
why-we-ask = لماذا نسأل
needed-by = تحتاج إليه
not-yet = لا أعرف بعد
not-yet-detail = يمكنك المتابعة بدونه
declare = أُقرّ بأن هذا صحيح
date-hint = اكتب اليوم ثم الشهر ثم السنة: ليوم 5 مارس 2026 اكتب 05032026.
veil-draw = إخفاء ما أكتبه
veil-open = إظهار ما أكتبه
parts-link = عرض جميع أجزاء النموذج
left-empty = تُرك فارغًا
change-it = تغيير
change = تغيير: { $question }
group-count = { $count ->
    [0] لا شيء بعد
    [one] مُدخَل واحد
    [two] مُدخَلان
    [few] { $count } مُدخَلات
    [many] { $count } مُدخَلًا
   *[other] { $count } مُدخَل
}
group-item = { $item } { $number }
group-add = إضافة: { $item }
remove-it = إزالة

## ما الخطأ في الإجابة
problem-heading = يُرجى مراجعة إجابتك
problem-required = يُرجى تقديم إجابة.
problem-must-know = يُرجى اختيار إحدى الإجابات الأخرى. لا يمكن ترك هذا السؤال مفتوحًا.
problem-not-an-option = يُرجى اختيار إحدى الإجابات المعروضة.
problem-too-long = يُرجى ألا يزيد النص على { $max } حرفًا.
problem-not-a-number = يُرجى كتابة عدد صحيح بالأرقام فقط.
problem-not-an-amount = يُرجى كتابة مبلغ، مثل 12.50.
problem-out-of-range = يُرجى إدخال قيمة من { $min } إلى { $max }.
problem-not-a-date = لا يوجد يوم كهذا. يُرجى كتابة اليوم ثم الشهر ثم السنة، مثل 05032026.
problem-email = هذا ليس عنوان بريد إلكتروني. يكون على هذا الشكل: ⁦name@example.com⁩.
problem-phone = هذا ليس رقم هاتف. يُرجى كتابة 8 أرقام، أو البدء بعلامة + ثم رمز البلد.
problem-postcode = هذا ليس رمزًا بريديًا. يُرجى كتابة 6 أرقام.
problem-national-id = رقم ⁦NRIC⁩ أو ⁦FIN⁩ هذا غير صحيح. يُرجى التحقق من كل حرف ورقم.
problem-business-id = رقم ⁦UEN⁩ هذا غير صحيح. يُرجى التحقق من كل حرف ورقم.
problem-not-declared = يُرجى قراءة الإقرار ووضع علامة عليه للمتابعة.
problem-too-few = { $min ->
    [zero] يُرجى إضافة مُدخَل.
    [one] يُرجى إضافة مُدخَل واحد على الأقل.
    [two] يُرجى إضافة مُدخَلين على الأقل.
    [few] يُرجى إضافة { $min } مُدخَلات على الأقل.
    [many] يُرجى إضافة { $min } مُدخَلًا على الأقل.
   *[other] يُرجى إضافة { $min } مُدخَل على الأقل.
}
problem-too-many = { $max ->
    [zero] لا يمكن إضافة أي مُدخَل.
    [one] يمكن إضافة مُدخَل واحد فقط.
    [two] يمكن إضافة مُدخَلين على الأكثر.
    [few] يمكن إضافة { $max } مُدخَلات على الأكثر.
    [many] يمكن إضافة { $max } مُدخَلًا على الأكثر.
   *[other] يمكن إضافة { $max } مُدخَل على الأكثر.
}
problem-nothing-chosen = يُرجى اختيار رخصة واحدة على الأقل.
problem-document-open = يُرجى تحديد ما إذا كان بإمكانك إرسال كل مستند.
problem-not-agreed = لم توافق بعد على أن تتلقى { $agency } إجاباتك.
problem-review-open = يُرجى مراجعة إجاباتك مرة أخرى.
problem-unknown = لم يعد هذا متاحًا. يُرجى الرجوع.

## النتيجة
result-label = نتيجتك
result-heading = تحتاج إلى { $licences } من { $agencies }
fees-in-all = مجموع الرسوم
fees-so-far = الرسوم المعروفة حتى الآن
fees-label = الرسوم
longest-wait = أطول انتظار
working-days = { $count ->
    [zero] أقل من يوم عمل
    [one] يوم عمل واحد
    [two] يوما عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
}
fee-none = بلا رسوم
fee-on-approval = عند الموافقة
fee-later = حسب إجاباتك
fee-not-taken = لم تُختَر
take-licence = تقديم طلب: { $licence }
leave-licence = عدم تقديم طلب الآن: { $licence }
may-apply = قد تلزم
may-apply-title = { $count ->
    [zero] لا رخص أخرى قد تلزم
    [one] رخصة أخرى قد تلزم
    [two] رخصتان أخريان قد تلزمان
    [few] { $count } رخص أخرى قد تلزم
    [many] { $count } رخصة أخرى قد تلزم
   *[other] { $count } رخصة أخرى قد تلزم
}
may-apply-text = لا يمكننا الجزم بعد. يمكنك تقديم الطلب على أي حال، أو الرجوع للإجابة عن السؤال المفتوح.
waits-for = بانتظار: { $questions }
not-applying-link = { $count ->
    [zero] لا رخص غير لازمة — اعرف السبب
    [one] رخصة واحدة لا تلزمك — اعرف السبب
    [two] رخصتان لا تلزمانك — اعرف السبب
    [few] { $count } رخص لا تلزمك — اعرف السبب
    [many] { $count } رخصة لا تلزمك — اعرف السبب
   *[other] { $count } رخصة لا تلزمك — اعرف السبب
}
not-applying-heading = { $count ->
    [zero] لا رخص غير لازمة
    [one] رخصة واحدة لا تلزمك
    [two] رخصتان لا تلزمانك
    [few] { $count } رخص لا تلزمك
    [many] { $count } رخصة لا تلزمك
   *[other] { $count } رخصة لا تلزمك
}
not-applying-text = إذا كان أحد الأسباب لا ينطبق عليك، فارجع وغيّر إجابتك.
nothing-heading = لا تحتاج إلى أي رخصة لهذا
nothing-text = بحسب ما أخبرتنا به، لا تلزمك أي من الرخص. إذا تغيّر ما تنوي القيام به فعُد وتحقق مرة أخرى.
nothing-otherwise = تذكّر
apply = { $count ->
    [0] اختر رخصة أولًا
    [one] تقديم طلب هذه الرخصة
    [two] تقديم طلبَي الرخصتين
    [few] تقديم طلبات الرخص الـ{ $count }
    [many] تقديم طلبات الرخص الـ{ $count }
   *[other] تقديم طلبات الرخص الـ{ $count }
}
apply-renew = تقديم طلب التجديد
apply-amend = تقديم طلب التغيير
apply-cancel = تقديم طلب الإلغاء

## قبل البدء، الأجزاء، المراجعة
documents-progress = قبل أن تبدأ
documents-again = قبل أن ترسل
documents-heading = ما ستطلب الجهات الاطلاع عليه
documents-text = لا تحتاج إلى أي منها الآن. أخبرنا بما لا يمكنك الحصول عليه بعد، وأرسل الباقي لاحقًا مع رقمك المرجعي.
documents-label = المستندات
documents = { $count ->
    [0] لا شيء
    [one] مستند واحد
    [two] مستندان
    [few] { $count } مستندات
    [many] { $count } مستندًا
   *[other] { $count } مستند
}
documents-later = متابعة، سأرسلها لاحقًا
document-later = سيُرسَل
document-missing = غير متوفر لدي
document-have = يمكنني إرسال: { $document }
document-have-not = ليس لدي: { $document }
document-attached = أُضيف
document-add = أضِفه الآن
document-remove = أخرِجه
document-have-it = يمكنني إرساله
document-have-not-it = ليس لدي
documents-text-add = لا تحتاج إلى أي منها الآن. أضف ما معك، وأخبرنا بما لا يمكنك الحصول عليه بعد، وأرسل الباقي لاحقًا مع رقمك المرجعي.
add-heading = كيف تريد إضافته؟
add-by-scan = مسح الورقة ضوئيًا هنا
add-by-stick = أخذ ملف من ذاكرة USB
add-scan-heading = ضع الورقة في الماسح الضوئي
add-scan-text = ثم اضغط زر الماسح. يجب أن تأتي كل الصفحات في ملف واحد. تتابع هذه الصفحة من تلقاء نفسها عند وصول المسح.
add-stick-heading = اختر الملف
add-stick-absent = أدخِل ذاكرة USB من فضلك
add-stick-absent-text = تظهر ملفاتك هنا من تلقاء نفسها. لا يُغيَّر أي شيء على الذاكرة.
add-stick-unsafe = لا يستطيع هذا الجهاز قراءة ذاكرتك
add-stick-unsafe-text = ليس هذا خطأك. يمكنك إرسال المستند لاحقًا مع رقمك المرجعي.
add-stick-empty = لا يوجد ملف مناسب على هذه الذاكرة
add-stick-empty-text = يمكن أن يكون هذا المستند: { $kinds }، على الذاكرة نفسها أو في المجلدات في أعلاها.
add-reading = تجري قراءة الملف
add-choose = خذ هذا
add-refused = لم يُقبل هذا الملف
add-refused-kind = يمكن أن يكون هذا المستند: { $kinds }. والملف ليس واحدًا منها.
add-refused-large = حجمه كبير جدًا. يمكن أن يبلغ هذا المستند { $size } ميغابايت.
add-refused-broken = تعذرت قراءته إلى نهايته. جرّب ملفًا آخر، أو أعد المسح.
add-refused-locked = إنه مقفل بكلمة مرور. احفظه من دونها من فضلك.
add-refused-active = يحتوي على برامج أو ملفات أخرى. احفظه ملف PDF عاديًا من فضلك.
add-refused-full = ملفاتك مجتمعة أكثر أو أكبر مما يُقبل.
add-refused-gone = لم يعد موجودًا. إن كنت قد نزعت الذاكرة فأدخلها مرة أخرى؛ لم يُفقد شيء آخر.
add-file-heading = هل هذا هو الصحيح؟
add-file-text = لا يفتحه سوى الجهة. يغادر هذا الجهاز مع طلبك، أو يُمحى.
add-preview = صورة صغيرة لملفك
add-scanned = ما مُسح ضوئيًا
add-another = خذ غيره
add-use = استخدم هذا
add-kind-pdf = PDF
add-kind-picture = صورة
add-pages = { $count ->
    [zero] { $count } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
}
add-size = { $size } ميغابايت
add-told = { $kind }، { $size }
add-told-pages = { $kind }، { $pages }، { $size }
review-documents = المستندات التي أضفتها
minutes-label = الوقت الذي تحتاج إليه
minutes = { $count ->
    [zero] أقل من دقيقة
    [one] نحو دقيقة واحدة
    [two] نحو دقيقتين
    [few] نحو { $count } دقائق
    [many] نحو { $count } دقيقة
   *[other] نحو { $count } دقيقة
}
sections-page-heading = نموذجك
sections-page-text = يُطرح كل سؤال مرة واحدة لجميع الجهات معًا.
form-progress = أُجيب عن { $done } من { $all }
part-open = لم يبدأ
part-begun = أُجيب عن { $done } من { $all }
part-done = اكتمل
open-it = فتح
review-heading = راجع إجاباتك
review-position = الإجابات { $from } إلى { $to } من { $all }
answers-next = عرض الإجابات التالية
review-right = كل شيء صحيح
review-problem = هناك ما لا يتوافق

## الموافقة والإرسال
consent-position = الجهة { $place } من { $all }
consent-heading = هل تشارك هذه الإجابات مع { $agency }؟
consent-text = { $count ->
    [zero] لا تتلقى { $agency } أي إجابة للبتّ في: { $licences }.
    [one] تتلقى { $agency } الإجابة الواحدة المعروضة هنا دون غيرها، للبتّ في: { $licences }.
    [two] تتلقى { $agency } الإجابتين المعروضتين هنا دون غيرهما، للبتّ في: { $licences }.
    [few] تتلقى { $agency } الإجابات الـ{ $count } المعروضة هنا دون غيرها، للبتّ في: { $licences }.
    [many] تتلقى { $agency } الإجابات الـ{ $count } المعروضة هنا دون غيرها، للبتّ في: { $licences }.
   *[other] تتلقى { $agency } الإجابات الـ{ $count } المعروضة هنا دون غيرها، للبتّ في: { $licences }.
}
consent-none = لا يوجد ما يُشارَك.
consent-to = تذهب فقط إلى
agree = أوافق على المشاركة مع { $agency }
send-heading = { $count ->
    [zero] لا طلبات لإرسالها
    [one] أرسل طلبك
    [two] أرسل طلبَيك
    [few] أرسل طلباتك الـ{ $count }
    [many] أرسل طلباتك الـ{ $count }
   *[other] أرسل طلباتك الـ{ $count }
}
send-text = تتلقى كل جهة الجزء الخاص بها فقط، مختومًا بحيث لا يستطيع غيرها قراءته. لا تدفع شيئًا هنا.
send = { $count ->
    [zero] لا جهات للإرسال إليها
    [one] إرسال إلى جهة واحدة
    [two] إرسال إلى جهتين
    [few] إرسال إلى { $count } جهات
    [many] إرسال إلى { $count } جهة
   *[other] إرسال إلى { $count } جهة
}
send-underway = جارٍ حفظ طلبك…
submit-failed = لم يُقدَّم طلبك
submit-store = تعذّر حفظه هنا بأمان، لذلك لم يُرسَل شيء. يُرجى المحاولة مرة أخرى أو إبلاغ الموظفين.
submit-full = لا متّسع في هذا الجهاز لطلب آخر. يُرجى استخدام جهاز آخر.
submit-keys = لا تستطيع إحدى الجهات تلقي الطلبات من هذا الجهاز حاليًا. يُرجى إبلاغ الموظفين.
submit-incomplete = لم تعد بعض الإجابات متوافقة. يُرجى الرجوع ومراجعتها.

## بعد التقديم
submitted-heading = شكرًا لك
submitted-stored = طلبك محفوظ بأمان
submitted-all = سُلّمت أجزاء جميع الجهات.
submitted-some = { $count ->
    [zero] لم يُسلَّم جزء أي جهة بعد. تُرسَل الأجزاء في أقرب وقت.
    [one] سُلّم جزء جهة واحدة. تُرسَل الأجزاء الأخرى في أقرب وقت.
    [two] سُلّم جزءا جهتين. تُرسَل الأجزاء الأخرى في أقرب وقت.
    [few] سُلّمت أجزاء { $count } جهات. تُرسَل الأجزاء الأخرى في أقرب وقت.
    [many] سُلّمت أجزاء { $count } جهة. تُرسَل الأجزاء الأخرى في أقرب وقت.
   *[other] سُلّمت أجزاء { $count } جهة. تُرسَل الأجزاء الأخرى في أقرب وقت.
}
submitted-waiting = يُرسَل إلى الجهات في أقرب وقت. لا داعي للانتظار.
reference-label = رقمك المرجعي
state-stored = محفوظ على هذا الجهاز، سيُرسَل
state-delivered = سُلّم في الساعة { $time }
state-received = تلقته الجهة
state-received-number = تلقته الجهة، رقمه { $number }
state-rejected = أعادته الجهة
state-rejected-reason = أعادته الجهة: { $reason }
state-held = موقوف هنا، الموظفون يراجعونه
event-in-review = قيد المراجعة
event-more-info = مطلوب معلومات إضافية
event-more-info-by = مطلوب معلومات إضافية حتى { $date }
event-inspection = سيأتي شخص للمعاينة
event-inspection-on = المعاينة في { $date }
event-approved = تمت الموافقة
event-refused = رُفض
event-withdrawn = سُحب
event-cannot-open = لا تستطيع الجهة فتحه. هذا ليس خطأك، وقد أُبلغ الموظفون
event-says = { $event }. تكتب الجهة: { $text }
event-says-in-english = { $event }. تكتب الجهة بالإنجليزية: { $text }
state-told-number = الرقم { $number }. { $news }
state-rejected-reason-in-english = أعادته الجهة وكتبت بالإنجليزية: { $reason }
print-underway = جارٍ طباعة إيصالك
print-underway-text = يُرجى الانتظار حتى يُقطع.
print-done = طُبع إيصالك
print-done-text = يُرجى أخذه معك.
print-unknown = لا نعرف ما إذا كان إيصالك قد طُبع
print-unknown-text = يُرجى التحقق. إذا لم تجده أو كان ناقصًا فاطبعه مرة أخرى أو دوّن رقمك المرجعي.
print-paper-out = لا يوجد ورق لإيصالك
print-paper-out-text = طلبك محفوظ رغم ذلك. يُرجى تدوين رقمك المرجعي أو التقاط صورة له.
print-cover-open = الطابعة مفتوحة
print-cover-open-text = طلبك محفوظ رغم ذلك. يُرجى إبلاغ الموظفين أو تدوين رقمك المرجعي.
print-silent = الطابعة لا تستجيب
print-silent-text = طلبك محفوظ رغم ذلك. يُرجى تدوين رقمك المرجعي أو التقاط صورة له.
print-failed = تعذّرت طباعة إيصالك
print-failed-text = طلبك محفوظ رغم ذلك. يُرجى تدوين رقمك المرجعي أو التقاط صورة له.
waiting-paper = نفد ورق الطابعة
waiting-paper-text = تُستأنف الطباعة تلقائيًا بعد أن يضع الموظفون الورق.
waiting-cover = الطابعة مفتوحة
waiting-cover-text = تُستأنف الطباعة تلقائيًا بعد أن يغلقها الموظفون.
waiting-printer = توقفت الطابعة
waiting-printer-text = تُستأنف الطباعة تلقائيًا متى أمكن ذلك.
print-waiting-without = طلبك محفوظ بأمان ورقمه المرجعي أعلاه. يمكنك أيضًا الإنهاء بلا ورق.
slip-waiting-without = إجاباتك محفوظة ورمزها أعلاه. يمكنك أيضًا الإنهاء بلا ورق.
sheet-waiting-without = يمكنك أيضًا المتابعة بلا هذه الورقة.
print-again = طباعة مرة أخرى
print-pages = اطبع الطلب كاملًا
pages-underway = الصفحات في طريقها إلى الطابعة { $printer }
pages-underway-text = انتظر لحظة من فضلك.
pages-taken = سُلّمت الصفحات إلى الطابعة { $printer }
pages-taken-text = خذها كلها قبل أن تغادر، ففيها ما أدخلته.
pages-unknown = لم تُجب الطابعة { $printer } هل وصلتها الصفحات
pages-unknown-text = انظر هناك من فضلك، وخذ ما تجده من صفحات.
pages-refused = لم تقبل الطابعة { $printer } الصفحات
pages-refused-text = طلبك محفوظ على أي حال. يمكنك المحاولة مرة أخرى.
closes-in = { $count ->
    [zero] تُغلق هذه الصفحة الآن.
    [one] تُغلق هذه الصفحة بعد ثانية واحدة.
    [two] تُغلق هذه الصفحة بعد ثانيتين.
    [few] تُغلق هذه الصفحة بعد { $count } ثوانٍ.
    [many] تُغلق هذه الصفحة بعد { $count } ثانية.
   *[other] تُغلق هذه الصفحة بعد { $count } ثانية.
}

## الإيصال
receipt-not-paid = لم يُدفع شيء هنا. تطلب كل جهة رسومها بنفسها.
receipt-more-fees = تحدد بعض الجهات رسومها عند الموافقة.
receipt-qr = تابِع طلبك أو اطبع الإيصال مرة أخرى بهذا الرقم المرجعي
receipt-attached = يُرسَل مع هذا الطلب
receipt-to-send = ما يزال عليك إرساله إلى الجهات
receipt-terminal = الجهاز { $terminal }

## The application as pages
pdf-heading = طلب
pdf-reference = الرقم المرجعي
pdf-submitted = وقت التقديم
pdf-number = رقم الطلب
pdf-licences = الرخص المطلوبة
pdf-new = رخصة جديدة
pdf-renew = تجديد
pdf-amend = تغيير
pdf-cancel = إلغاء
pdf-answers = الإجابات
pdf-consents = ما وافقت عليه
pdf-page = صفحة

## الحالة
status-heading = اكتب رقمك المرجعي
status-text = تجده على إيصالك: تسعة أحرف وأرقام.
status-mistyped = هذا ليس رقمًا مرجعيًا. يُرجى التحقق من كل حرف ورقم.
status-unknown = لا يُعرف أي طلب بهذا الرقم المرجعي ورمز التحقق هذا. يُرجى التحقق من كليهما. الطلب الذي لم يُرسَل بعد لا يعرفه إلا الجهاز الذي قدمت منه.
status-line-down = هذا الجهاز لا يعرفه، والاتصال مقطوع. يُرجى السؤال لاحقًا، أو عند الجهاز الذي طبعه.
status-asking = جارٍ البحث
status-asking-text = تُطلب بيانات الأجهزة الأخرى عبر الاتصال. يستغرق ذلك بضع ثوانٍ.
found-elsewhere = هذا الطلب من جهاز آخر
found-elsewhere-text = لا يمكن طباعة إيصالك مرة أخرى إلا في الجهاز الذي طبعه. ذلك الجهاز يعرف أيضًا ما لم يُرسَل بعد.
secret-label = رمز التحقق: به وبالرقم المرجعي ترى أين وصل الطلب
secret-shown = رمز التحقق { $code }
status-secret-field = رمز التحقق الخاص بك
status-secret-heading = اكتب رمز التحقق
status-secret-text = تجده تحت الرقم المرجعي في إيصالك: ستة عشر حرفاً ورقماً.
status-secret-mistyped = هذا ليس رمز تحقق. يرجى مراجعة كل حرف ورقم.
status-wait = محاولات كثيرة جداً. يرجى الانتظار ربع ساعة أو سؤال الموظفين.
status-found = الطلب { $reference }
submitted-at = قُدّم في { $time }
as-of = حتى { $time }
as-of-offline = كما كان معروفًا قبل انقطاع الاتصال. سيُسأل عنه من جديد فور عودته.

## المساعدة، المغادرة، سؤال عدم الاستخدام
help-heading = المساعدة
help-touch = كيف تجيب
help-touch-text = المس إجابة، ثم المس متابعة. ارفع إصبعك للاختيار؛ وأزحه بعيدًا للتراجع.
help-look = كيف ترى بصورة أفضل
help-look-text = المس حجم النص أو التباين في الأسفل كلما شئت. يُنزل الوضع المنخفض كل شيء إلى الأسفل.
help-back = كيف ترجع
help-back-text = المس رجوع. لا يضيع شيء مما أدخلته. ويمكنك أيضًا تغيير اللغة في الأعلى في أي وقت.
help-time = كم لديك من الوقت
help-time-text = ما شئت. إذا لم تفعل شيئًا لبضع دقائق، نسألك إن كنت لا تزال هنا.
help-privacy = ما يحدث لإجاباتك
help-privacy-text = تُمحى عند الإنهاء. وما تقدّمه لا يذهب إلا إلى الجهات التي وافقت عليها.
staff-call = استدعاء موظف
staff-cancel = إلغاء الاستدعاء
staff-calling = جارٍ استدعاء موظف
staff-calling-text = يُرجى البقاء هنا. يستغرق ذلك بضع ثوانٍ.
staff-called = تم استدعاء الموظفين
staff-called-text = سيأتي إليك أحدهم. يمكنك المتابعة في هذه الأثناء.
staff-unheard = تعذّر الوصول إلى أحد
staff-unheard-text = الخط مقطوع؛ يُرجى التوجه إلى الشباك.

feedback-heading = كيف كانت تجربتك؟
feedback-text = المس وجهًا، أو المس إنهاء. تُحصى إجابتك فقط ولا تُحفظ مع طلبك.
feedback-good = جيدة
feedback-fair = متوسطة
feedback-poor = سيئة
goodbye-heading = مع السلامة
goodbye-text = يُمحى كل ما أدخلته من هذا الجهاز عند الإنهاء.
owed-heading = ما يزال عليك القيام به
owed-documents = مستندات ما يزال عليك إرسالها: { $count }.
leave-heading = هل تريد محو إجاباتك والإنهاء؟
leave-text = لم يُقدَّم شيء بعد. سيضيع ما أدخلته.
leave-text-kept = يبقى ما حفظته تحت رمزك. وسيضيع ما أدخلته بعد ذلك.
leave-stay = متابعة مع إجاباتي
leave-erase = محو وإنهاء
idle-heading = هل لا تزال هنا؟
idle-text = وإلا فستُمحى إجاباتك ويبدأ الشخص التالي من جديد.
idle-left = الوقت المتبقي
idle-seconds = { $count ->
    [zero] انتهى الوقت
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}
idle-stay = أحتاج إلى مزيد من الوقت

## عندما يتعذّر على الجهاز تقديم الخدمة
closed-heading = هذا الجهاز مغلق حاليًا
closed-store = لا يستطيع حفظ الطلبات بأمان الآن. يُرجى استخدام جهاز آخر أو سؤال الموظفين.
closed-full = لا متّسع فيه لطلبات أخرى حتى يعود الاتصال. يُرجى استخدام جهاز آخر.
closed-maintenance = يعمل عليه فنيّ. يُرجى استخدام جهاز آخر.
closed-suspended = أوقفت الجهة المشغِّلة خدمته. يُرجى استخدام جهاز آخر.
closed-hours = يُفتح في الساعة { $time }. وحتى ذلك الحين يُرجى استخدام جهاز آخر.
closed-now = يُرجى العودة خلال ساعات العمل أو استخدام جهاز آخر.
closed-kept = الطلبات المقدَّمة محفوظة وتُرسَل إلى الجهات.
closed-fault = فيه عطل. يُرجى استخدام جهاز آخر أو سؤال الموظفين.

## The terminal read aloud
tool-read = القراءة بصوت عالٍ
voice-heading = الصوت
voice-louder = صوت أعلى
voice-softer = صوت أخفض
voice-faster = أسرع
voice-slower = أبطأ
voice-stop = إيقاف القراءة
voice-hide = إخفاء الشاشة
voice-show = إظهار الشاشة
hidden-how = الشاشة مخفية. المسها لإظهارها من جديد.
speech-place = { $at } من { $of } في هذه الصفحة
speech-empty = فارغ
speech-marks = { $count ->
    [zero] لا نجوم
    [one] نجمة واحدة
    [two] نجمتان
    [few] { $count } نجوم
    [many] { $count } نجمة
   *[other] { $count } نجمة
}
speech-filled-in = تم ملؤه
speech-code-hidden = يمكنك سماع الرمز بسماعات الرأس
speech-not-now = غير متاح الآن
speech-chosen = مختار
speech-not-chosen = غير مختار
speech-button = زر
speech-field = حقل
speech-star = نجمة
speech-deleted = تم الحذف
speech-end-of-page = نهاية الصفحة
speech-start-of-page = بداية الصفحة
speech-volume = مستوى الصوت { $value } من 11
speech-rate = السرعة { $value } في المئة
speech-headphones-out = أزيلت سماعة الرأس
speech-hidden = الشاشة مخفية
speech-shown = الشاشة ظاهرة

## A licence that is held
existing-heading = ماذا تريد أن تفعل برخصتك؟
want-renew = تجديدها
want-renew-detail = لمدة أخرى
want-amend = تغييرها
want-amend-detail = تغيّر شيء يتعلق بها
want-cancel = إلغاؤها
want-cancel-detail = لم تعد بحاجة إليها
existing-renew = أي رخصة تريد تجديدها؟
existing-amend = أي رخصة تريد تغييرها؟
existing-cancel = أي رخصة تريد إلغاءها؟
asked-renew = تجديد: { $licence }
asked-amend = تغيير: { $licence }
asked-cancel = إلغاء: { $licence }

## Save and continue later
keep-link = حفظ والمتابعة لاحقًا
keep-heading = حفظ والمتابعة لاحقًا
keep-files = الملفات التي أضفتها لا تُحفظ
keep-files-text = تُحفظ إجاباتك. عند عودتك أضف الملفات من جديد.
keep-answers = احفظ إجاباتي
keep-underway = جارٍ حفظ إجاباتك…
keep-failed = تعذّر حفظ إجاباتك
keep-failed-text = لم يضِع شيء بعد: يمكنك المتابعة الآن أو المحاولة مرة أخرى.
keep-again = حاول مرة أخرى
kept-heading = حُفظت إجاباتك
kept-text = عُد إلى هذا الجهاز واختر «المتابعة برمز». الإجابات مقفلة بهذا الرمز ولم يُرسل شيء. من يملك الرمز يستطيع قراءة إجاباتك.
kept-text-short = عُد إلى هذا الجهاز بهذا الرمز. لم يُرسل شيء.
kept-label = رمزك
kept-until = محفوظة حتى { $time }
kept-go-on = المتابعة الآن
kept-erase = محو ما حُفظ
kept-erased = مُحي ما حُفظ
kept-erased-text = لم يعد الرمز يفتح شيئًا. تبقى إجاباتك هنا حتى تُنهي.
erase-failed = تعذّر المحو الآن. سيزول تلقائيًا في اليوم المبيَّن.
slip-underway = جارٍ طباعة ورقتك
slip-done = طُبعت ورقتك
slip-failed = ربما لم تُطبع ورقتك
slip-failed-text = يُرجى تدوين رمزك أو التقاط صورة.
slip-where = إجاباتك في الجهاز { $terminal } وحده.
slip-secret = من يملك هذا الرمز يستطيع قراءتها. احفظه في مكان آمن.
slip-qr = المتابعة بهذا الرمز
slip-bring = ما ستطلب الجهات رؤيته
slip-not-sent = لم يُرسل شيء إلى أي جهة بعد.
resume-heading = اكتب رمزك
resume-text = تجده على ورقتك: اثنا عشر حرفًا ورقمًا. لا يفتح إلا في الجهاز الذي طبعه.
resume-mistyped = هذا ليس رمزًا. يُرجى التحقق من كل حرف ورقم.
resume-unknown = هذا الرمز لا يفتح شيئًا هنا. ربما هو من جهاز آخر أو انتهت مدته.
resume-unsure = لا يستطيع هذا الجهاز البحث عنه الآن. يُرجى المحاولة مرة أخرى أو سؤال الموظفين.
resumed-heading = عادت إجاباتك
resumed-text = بعضها لم يعد مناسبًا لأن الجهات غيّرت ما تسأل عنه. وكل ما عدا ذلك كما تركته.
resumed-dropped = أُسقطت إجابتك
resumed-gone = لم تعد متاحة هنا
resumed-licence-gone = رخصة
resumed-question-gone = سؤال لم يعد يُطرح
resumed-choose = ما جئت من أجله لم يعد متاحًا بهذا الشكل. يُرجى الاختيار من جديد؛ إجاباتك باقية.
scanned-heading = لا يمكن استخدام هذا الرمز هنا
scanned-not-ours = لا تُقرأ إلا الرموز التي على إيصالات هذه الخدمة وأوراقها.
scanned-damaged = إنه تالف. يُرجى كتابة ما طُبع على الورقة.
scanned-newer = طبعه جهاز أحدث. يُرجى استخدام ذلك الجهاز.
scanned-not-here = عُد إلى البداية أولًا: أنهِ ما تقوم به ثم امسحه هناك.
receipt-scanned = الإيصال { $reference }
receipt-stands = اعرف أين وصل
receipt-genuine = هذا الإيصال أصلي
receipt-genuine-text = طبعه الجهاز المذكور هنا ووقّع رمزه. قارن ما هو مكتوب هنا بما على الورق.
receipt-altered = هذا الإيصال مغيَّر أو مزوَّر
receipt-altered-text = توقيعه لا يطابق ما يقوله رمزه. لا تعتمد على الورق؛ انظر ما تعرفه هذه الخدمة نفسها.
receipt-key-unknown = لا يمكن التحقق من هذا الإيصال هنا
receipt-key-unknown-text = لا يعرف هذا الجهاز المفتاح الذي وقّعه. هذا لا يدل على صحته ولا على خطئه.
receipt-revoked = لم يعد التوقيع على هذا الإيصال معتمدًا
receipt-revoked-text = أُلغي مفتاحه، فقد يكون أي شخص قد صنعه. لا تعتمد على الورق؛ انظر ما تعرفه هذه الخدمة نفسها.
receipt-unsigned = لا يحمل هذا الإيصال توقيعًا
receipt-unsigned-text = طُبع قبل أن تُوقَّع الإيصالات، فلا يمكن التحقق منه.
receipt-printed = طُبع في { $time }
receipt-claimed = يُقال إنه طُبع في { $time }
receipt-licences-more = و{ $count } أخرى على الورق

## Other papers
bring-link = ما الذي تحضره
bring-heading = أحضر هذه
bring-text = ستطلب الجهات رؤيتها. يمكنك طباعة هذه القائمة وأخذها معك.
bring-nothing = لا تطلب أي جهة مستندات.
bring-print = اطبع هذه القائمة
bring-day = وفق القواعد في { $date }. قد تتغير الرسوم والقواعد.
bring-not-applied = هذه قائمة وليست طلبًا. لم يُرسل شيء إلى أي جهة.
status-print = اطبع أين وصل
status-slip = أين وصل طلبك
status-slip-offline = كان الاتصال منقطعًا عند الطباعة. ربما أجابت الجهات بعد ذلك.
status-slip-no-receipt = هذه الورقة ليست إيصالًا. احتفظ بإيصالك ورمز التحقق عليه.
sheet-underway = جارٍ الطباعة
sheet-done = تمت الطباعة
sheet-unknown = لا نعرف ما إذا تمت الطباعة
sheet-unknown-text = يُرجى التحقق. إذا لم تجد الورقة أو كانت ناقصة فاطبعها مرة أخرى.
sheet-paper-out = لا يوجد ورق للطباعة
sheet-failed = تعذّرت الطباعة
sheet-failed-text = ما كان سيُطبع ما يزال على هذه الشاشة. يُرجى تدوينه أو سؤال الموظفين.

# رمز الرقم المرجعي في صفحة وحده

code-open = عرض الرمز
code-heading = الرمز للمسح
code-text = صوّره أو امسحه بهاتفك.

# ورقة المحاكاة في العرض التجريبي

paper-heading = ورقة المحاكاة
paper-text = في هذا العرض لا يُطبع شيء. هذه هي النقاط التي كانت الطابعة ستطبعها.
paper-open = عرض الورقة كاملة
paper-more = إلى الأسفل
paper-earlier = إلى الأعلى
paper-whole = صورة الورقة كاملة
paper-top = صورة الجزء الأعلى
paper-middle = صورة جزء من الورقة
paper-end = صورة الطرف الأسفل
