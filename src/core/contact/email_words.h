/*
 * email_words.h
 *	  What e-mail addresses are told apart by: sorted tables of ASCII words, all in lower case.
 *
 * Free-mail services and providers by their own sites; disposable services that say
 * so of themselves; local parts of offices in English, German, French, Spanish,
 * Portuguese, Italian, Dutch and Chinese (RFC 2142 has the first); what people type
 * who have or give no address; names that RFC 2606 keeps for examples. Users add
 * their own as arguments.
 */
#ifndef DBM_CONTACT_EMAIL_WORDS_H
#define DBM_CONTACT_EMAIL_WORDS_H

/* Where anybody opens a mailbox. */
static const char *const free_mail_domains[] = {
	"126.com", "139.com", "163.com", "188.com", "189.cn", "189.com", "21cn.com", "263.net",
	"263.net.cn", "2980.com", "56.com", "abv.bg", "aim.com", "alice.it", "aliyun.com",
	"aol.co.uk", "aol.com", "arcor.de", "att.net", "au.com", "bbox.fr", "bellsouth.net",
	"biglobe.ne.jp", "bigpond.com", "bk.ru", "bluewin.ch", "blueyonder.co.uk", "bol.com.br",
	"btinternet.com", "centrum.cz", "charter.net", "chinaren.com", "citiz.net", "comcast.net",
	"cox.net", "daum.net", "docomo.ne.jp", "duck.com", "earthlink.net", "email.com",
	"excite.co.jp", "eyou.com", "ezweb.ne.jp", "fastmail.com", "fastmail.fm", "foxmail.com",
	"free.fr", "freenet.de", "globo.com", "gmail.com", "gmx.at", "gmx.ch", "gmx.com", "gmx.de",
	"gmx.net", "goo.jp", "googlemail.com", "hainan.net", "hanmail.net", "hey.com", "hinet.net",
	"home.nl", "hotmail.ca", "hotmail.co.jp", "hotmail.co.uk", "hotmail.com", "hotmail.com.br",
	"hotmail.com.hk", "hotmail.com.tw", "hotmail.de", "hotmail.es", "hotmail.fr", "hotmail.it",
	"hushmail.com", "i.softbank.jp", "i.ua", "icloud.com", "ig.com.br", "inbox.ru", "interia.pl",
	"juno.com", "kpnmail.nl", "laposte.net", "libero.it", "list.ru", "live.ca", "live.cn",
	"live.co.uk", "live.com", "live.com.au", "live.com.mx", "live.de", "live.fr", "live.it",
	"live.jp", "live.nl", "mac.com", "mail.com", "mail.ru", "me.com", "meta.ua", "msn.com",
	"nate.com", "naver.com", "netvigator.com", "neuf.fr", "nifty.com", "ntlworld.com", "o2.pl",
	"ocn.ne.jp", "onet.pl", "online.sh.cn", "optonline.net", "optusnet.com.au", "orange.fr",
	"outlook.co.jp", "outlook.com", "outlook.com.br", "outlook.de", "outlook.es", "outlook.fr",
	"outlook.in", "outlook.it", "outlook.jp", "outlook.kr", "pacific.net.sg", "passport.com",
	"pchome.com.tw", "planet.nl", "pm.me", "proton.me", "protonmail.ch", "protonmail.com",
	"public.bta.net.cn", "qq.com", "rambler.ru", "rediffmail.com", "rocketmail.com", "rogers.com",
	"sbcglobal.net", "seznam.cz", "sfr.fr", "shaw.ca", "sina.cn", "sina.com", "sina.com.cn",
	"singnet.com.sg", "sky.com", "skynet.be", "so-net.ne.jp", "softbank.ne.jp", "sogou.com",
	"sohu.com", "sympatico.ca", "t-online.de", "talktalk.net", "telefonica.net", "telenet.be",
	"terra.com.br", "tin.it", "tiscali.it", "tom.com", "tuta.com", "tuta.io", "tutanota.com",
	"tutanota.de", "ukr.net", "uol.com.br", "usa.com", "verizon.net", "vip.126.com",
	"vip.163.com", "vip.qq.com", "vip.sina.com", "vip.sina.com.cn", "vip.sohu.com", "vip.tom.com",
	"virgilio.it", "virginmedia.com", "walla.co.il", "walla.com", "wanadoo.fr", "web.de",
	"windowslive.com", "wo.cn", "wo.com.cn", "wp.pl", "xtra.co.nz", "ya.ru", "yahoo.ca",
	"yahoo.cn", "yahoo.co.id", "yahoo.co.in", "yahoo.co.jp", "yahoo.co.kr", "yahoo.co.uk",
	"yahoo.com", "yahoo.com.ar", "yahoo.com.au", "yahoo.com.br", "yahoo.com.cn", "yahoo.com.hk",
	"yahoo.com.mx", "yahoo.com.ph", "yahoo.com.sg", "yahoo.com.tw", "yahoo.com.vn", "yahoo.de",
	"yahoo.es", "yahoo.fr", "yahoo.in", "yahoo.it", "yandex.com", "yandex.ru", "ybb.ne.jp",
	"yeah.net", "ymail.com", "ziggo.nl", "zoho.com", "zohomail.com"
};

/* Mailboxes for minutes. */
static const char *const disposable_domains[] = {
	"027168.com", "10minutemail.com", "10minutemail.net", "1secmail.com", "1secmail.net",
	"1secmail.org", "20minutemail.com", "anonbox.net", "anonymbox.com", "armyspy.com", "bccto.me",
	"burnermail.io", "byom.de", "chacuo.net", "crazymailing.com", "cuvox.de", "dayrep.com",
	"deadaddress.com", "discard.email", "discardmail.com", "dispostable.com", "dropmail.me",
	"easytrashmail.com", "einrot.com", "email-fake.com", "emailfake.com", "emailondeck.com",
	"fakeinbox.com", "fakemail.net", "fakemailgenerator.com", "fleckens.hu", "generator.email",
	"getairmail.com", "getnada.com", "grr.la", "guerrillamail.biz", "guerrillamail.com",
	"guerrillamail.de", "guerrillamail.net", "guerrillamail.org", "guerrillamailblock.com",
	"gustr.com", "harakirimail.com", "inboxkitten.com", "incognitomail.org", "internxt.com",
	"jetable.org", "jourrapide.com", "linshi-email.com", "linshiyouxiang.net", "luxusmail.org",
	"mail-temp.com", "mail.tm", "mailcatch.com", "maildrop.cc", "mailexpire.com",
	"mailinator.com", "mailmoat.com", "mailnesia.com", "mailnull.com", "mailsac.com",
	"mintemail.com", "minuteinbox.com", "moakt.cc", "moakt.com", "mohmal.com", "mytemp.email",
	"nada.email", "nospam.ze.tc", "rhyta.com", "sharklasers.com", "spam4.me", "spambox.us",
	"spamex.com", "spamgourmet.com", "spoofmail.de", "superrito.com", "teleworm.us",
	"temp-inbox.com", "temp-mail.io", "temp-mail.org", "tempinbox.com", "tempmail.com",
	"tempmail.de", "tempmail.net", "tempmailo.com", "temporary-mail.net", "tempr.email",
	"throwawaymail.com", "tmail.com", "tmailor.com", "tmpmail.net", "tmpmail.org",
	"trash-mail.com", "trashmail.com", "trashmail.de", "trashmail.me", "trashmail.net",
	"wegwerfemail.de", "wegwerfmail.de", "wegwerfmail.net", "yopmail.com", "yopmail.fr",
	"yopmail.net"
};

/* An office, not a person. Written without marks between words too. */
static const char *const role_words[] = {
	"abuse", "account", "accounting", "accounts", "accountspayable", "accountsreceivable",
	"accueil", "achats", "acquisti", "admin", "administracion", "administration", "administrator",
	"all", "amministrazione", "ap", "ar", "bangongshi", "bewerbung", "billing", "board",
	"boekhouding", "booking", "bookings", "buchhaltung", "buero", "buyer", "buying", "caigou",
	"caiwu", "career", "careers", "ceo", "comercial", "commercial", "company", "compliance",
	"compras", "compta", "comptabilite", "contact", "contacto", "contacts", "contactus",
	"contato", "contatti", "cs", "customer", "customercare", "customerservice", "customersupport",
	"direction", "director", "dispatch", "do-not-reply", "donotreply", "dpo", "e-mail", "einkauf",
	"email", "engineering", "enquiries", "enquiry", "event", "events", "everyone", "export",
	"exports", "feedback", "finance", "financeiro", "finances", "frontdesk", "general",
	"headoffice", "hello", "help", "helpdesk", "hi", "hostmaster", "hq", "hr", "humanresources",
	"import", "imports", "info", "info-es", "information", "infos", "inkoop", "inquiries",
	"inquiry", "investor", "investors", "invoice", "invoices", "ir", "it", "itsupport", "jishu",
	"job", "jobs", "kefu", "kontakt", "legal", "logistics", "mail", "mailbox", "mailer-daemon",
	"main", "management", "manager", "marketing", "media", "news", "newsletter", "no-reply",
	"noreply", "office", "order", "orders", "partner", "partners", "partnership", "payroll",
	"postmaster", "pr", "press", "presse", "privacy", "procurement", "purchase", "purchases",
	"purchasing", "qiantai", "quality", "reception", "rechnung", "recruit", "recruiting",
	"recruitment", "renshi", "reservation", "reservations", "returns", "rh", "rma", "sale",
	"sales", "secretariat", "secretary", "security", "segreteria", "service", "service-center",
	"serviceclient", "services", "shangwu", "shichang", "shipping", "shop", "shouhou", "staff",
	"store", "subscribe", "support", "team", "tech", "technical", "techsupport", "trade",
	"trading", "ufficio", "unsubscribe", "vendas", "vendite", "ventas", "ventes", "verkauf",
	"verkoop", "vertrieb", "waimao", "warehouse", "warranty", "webmaster", "xiaoshou",
	"xingzheng", "yewu", "zentrale", "zhaopin", "zongjingli"
};

/* No address at all. */
static const char *const placeholder_words[] = {
	"000", "0000", "00000", "000000", "111", "1111", "11111", "111111", "123", "123123", "123321",
	"1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "abc", "abcd",
	"abcdef", "abcdefg", "asd", "asdf", "asdfg", "asdfgh", "asdfghjkl", "bar", "blank", "ceshi",
	"demo", "dummy", "empty", "example", "fake", "firstname.lastname", "foo", "foobar", "meiyou",
	"n/a", "na", "name", "nil", "no", "no-email", "nobody", "noemail", "nomail", "noname", "none",
	"noone", "nospam", "null", "prueba", "qwe", "qwer", "qwert", "qwerty", "qwertyuiop", "sample",
	"spam", "test", "teste", "tester", "testing", "tests", "testuser", "undefined", "unknown",
	"user", "username", "wu", "xxx", "xyz", "your.name", "youremail", "yourname", "zxcv",
	"zxcvbn"
};

/* Names nobody has mail at. */
static const char *const placeholder_domains[] = {
	"abc.def", "asdf.com", "bar.com", "domain.com", "email.example", "example.com", "example.edu",
	"example.net", "example.org", "foo.bar", "foo.com", "invalid.com", "mydomain.com",
	"noemail.com", "nomail.com", "none.com", "none.net", "noreply.com", "nowhere.com", "null.com",
	"test.cn", "test.com", "test.de", "test.net", "test.org", "test.test", "unknown.com",
	"xxx.com", "xyz.xyz", "yourcompany.com", "yourdomain.com"
};

/* What a domain one slip away is taken for: long enough that another is rare. */
static const char *const popular_domains[] = {
	"aliyun.com", "comcast.net", "foxmail.com", "gmail.com", "googlemail.com", "hanmail.net",
	"hotmail.co.uk", "hotmail.com", "hotmail.fr", "icloud.com", "outlook.com", "protonmail.com",
	"yahoo.co.jp", "yahoo.co.uk", "yahoo.com", "yahoo.com.cn", "yahoo.com.hk", "yahoo.com.tw",
	"yandex.ru"
};

#endif							/* DBM_CONTACT_EMAIL_WORDS_H */
