"""From which words the bench writes its stories: parts of sentences that fit together in any choice, in both languages."""

# Each sentence is one of WHEN, WHO, WHERE, WHAT, in the order its language asks for; the number of words is 8 to 16.
TURKISH = {
    "when": """Dün sabah|Bu hafta|Pazartesi günü|Kış gelmeden|Geçen ay|Öğleden sonra|Yağmur dinince|Gece yarısı|Yaz boyunca|
Okullar açılınca|Bayramdan önce|İlk karla birlikte|Seçimden sonra|Uzun bir aradan sonra|Her perşembe|Altı ay içinde|
Yılın ilk günü|Akşam saatlerinde|Toplantının sonunda|Beklenenden erken|Gün ağarırken|Ramazan boyunca|Hafta sonunda|
Kırk yıl önce""",
    "who": """belediye meclisi|kapıcının kızı|iki genç mühendis|mahalle derneği|yaşlı terzi|okul müdürü|hastanenin başhekimi|
taksici Cemal|öğrenci velileri|şehrin mimarı|fırıncı kadın|sendika temsilcisi|çevirmenler odası|genç avukat|müze bekçisi|
posta dağıtıcısı|tramvay sürücüsü|kütüphane görevlisi|emekli madenci|semt pazarının esnafı|orkestra şefi|göç bürosu|
itfaiye komutanı|çiçekçi Nuriye|yüzme hocası|bakanlık sözcüsü|kooperatif ortakları|vergi dairesinin memuru|nehir bekçisi|
kaleci Onur|köprü ustası|tiyatro topluluğu|saat tamircisi|gece hemşiresi|ev sahibi aile|banka şubesi""",
    "where": """Schaerbeek’te|kanal kıyısında|Gent yolunda|eski tren garında|Liège’deki atölyede|pazar yerinde|
üniversitenin avlusunda|belediye binasının önünde|Charleroi’da|parkın girişinde|sahil kasabasında|Anvers limanında|
yeni köprünün altında|mahkeme salonunda|Namur’de|semt kahvesinde|Emirdağ’da|Saint-Josse’ta|çatı katında|hastane bahçesinde|
Konya ovasında|sınır kapısında|bilim müzesinde|Mons’taki okulda|stadın çevresinde|İzmir’den gelen trende""",
    "what": """yeni ruhsat tarifesini anlattı|eski defterleri tek tek okudu|su borularının değişmesini istedi|
kira zammına karşı imza topladı|küçük bir sergi açtı|bütçedeki açığı sordu|gönüllü çevirmenlere teşekkür etti|
kayıp bir mektubu sahibine verdi|çocuklar için kurs başlattı|elektrik faturasını gösterdi|oy sandığını saydı|
kooperatifin ilk hasadını dağıttı|yangın merdivenini onardı|iki dilli tabelayı astı|aşı gününü duyurdu|
durakların yerini değiştirdi|bayrak tartışmasını kapattı|yıllık raporu yayımladı|bir kuruş ödemeden geri döndü|
maçın son dakikasını hatırladı|göçün altmış yılını konuştu|nüfus kâğıdını yeniledi|yol çalışmasını durdurdu|
mercimek çorbasının sırrını verdi|mahkemenin kararını bekledi|emeklilik hesabını yaptırdı|bisiklet yolunu savundu|
kitap sandığını taşıdı|ücretsiz muayene günü düzenledi|sokağın adını sordurdu|halı dokuma tezgâhını kurdu|
sınav sonucunu öğrendi|yeni bir dernek kurdu|hava ölçümünü başlattı""",
    "link": """Buna karşılık|Üstelik|Yine de|Bu yüzden|Ayrıca|Ne var ki|Öte yandan|Sonunda|Söylenene göre|Böylece""",
    "said": """“Kimse bize sormadı”|“Kapımız herkese açık”|“Rakamlar ortada”|“Bunu çocuklarımız için yapıyoruz”|
“Daha yolun başındayız”|“Bir imza yeter sanıyorduk”|“Sabır da bir meslek”|“Komşuya haber vermek gerek”""",
    "kicker": "Mahalle|Meclis|Konut|Ulaşım|Sağlık|Sahne|Saha|Okul|Vergi|Mutfak|Göç|Yargı",
    "place": "Brüksel|Gent|Liège|Anvers|Charleroi|Namur|Mons|Ankara|Emirdağ|Saint-Josse",
}
FRENCH = {
    "when": """Hier matin|Cette semaine|Lundi dernier|Avant l’hiver|Le mois passé|Dans l’après-midi|Après la pluie|À minuit|
Pendant tout l’été|À la rentrée|Avant la fête|Avec la première neige|Après le scrutin|Après une longue pause|Chaque jeudi|
En six mois|Au premier jour de l’an|En début de soirée|À la fin de la réunion|Plus tôt que prévu|Au lever du jour|
Durant le ramadan|En fin de semaine|Il y a quarante ans""",
    "who": """le conseil communal|la fille du concierge|un jeune ingénieur|l’association du quartier|le vieux tailleur|
la directrice d’école|le médecin-chef|le chauffeur Cemal|un parent d’élève|l’architecte de la ville|la boulangère|
la déléguée syndicale|la chambre des traducteurs|une jeune avocate|le gardien du musée|la factrice|le conducteur du tram|
la bibliothécaire|un mineur retraité|le marchand de légumes|la cheffe d’orchestre|le bureau des migrations|
le commandant des pompiers|la fleuriste Nuriye|le maître-nageur|la porte-parole du ministère|la coopérative|
l’agent du fisc|le garde de la rivière|le gardien de but|l’artisan du pont|la troupe de théâtre|l’horloger|
l’infirmière de nuit|la famille d’accueil|l’agence de la banque""",
    "where": """à Schaerbeek|au bord du canal|sur la route de Gand|dans l’ancienne gare|à l’atelier de Liège|sur la place du marché|
dans la cour de l’université|devant la maison communale|à Charleroi|à l’entrée du parc|au bord de la mer|au port d’Anvers|
sous le nouveau pont|dans la salle d’audience|à Namur|au café du coin|à Emirdağ|à Saint-Josse|sous les toits|
dans le jardin de l’hôpital|dans la plaine de Konya|au poste frontière|au musée des sciences|à l’école de Mons|
autour du stade|dans le train d’Izmir""",
    "what": """explique le nouveau tarif des licences|relit les vieux cahiers un à un|demande le remplacement des conduites d’eau|
récolte des signatures contre la hausse des loyers|ouvre une petite exposition|interroge le trou du budget|
remercie les traducteurs bénévoles|rend une lettre perdue à son propriétaire|lance un cours pour les enfants|
montre sa facture d’électricité|compte les bulletins|partage la première récolte|répare l’escalier de secours|
accroche le panneau bilingue|annonce la journée de vaccination|déplace les arrêts|clôt la querelle du drapeau|
publie le rapport annuel|repart sans payer un centime|se souvient de la dernière minute du match|
raconte soixante ans d’émigration|renouvelle sa carte d’identité|arrête les travaux de la chaussée|
livre le secret de la soupe aux lentilles|attend la décision du tribunal|fait calculer sa pension|défend la piste cyclable|
porte la caisse de livres|organise des consultations gratuites|fait changer le nom de la rue|monte un métier à tisser|
apprend le résultat de l’examen|fonde une nouvelle association|commence les mesures de l’air""",
    "link": """En revanche|De plus|Malgré tout|C’est pourquoi|En outre|Toutefois|D’autre part|Enfin|Selon des témoins|Ainsi""",
    "said": """« Personne ne nous a consultés »|« Notre porte reste ouverte »|« Les chiffres sont là »|
« Nous le faisons pour nos enfants »|« Ce n’est que le début »|« Nous pensions qu’une signature suffisait »|
« La patience est aussi un métier »|« Il faut prévenir les voisins »""",
    "kicker": "Quartier|Parlement|Logement|Mobilité|Santé|Scène|Terrain|École|Impôts|Cuisine|Exil|Justice",
    "place": "Bruxelles|Gand|Liège|Anvers|Charleroi|Namur|Mons|Ankara|Emirdağ|Saint-Josse",
}
# (Turkish, French) of the tags.
TAGS = [
    ("kira", "loyer"),
    ("vergi", "impôt"),
    ("okul", "école"),
    ("aşı", "vaccin"),
    ("taksi", "taxi"),
    ("seçim", "scrutin"),
    ("göç", "exil"),
    ("emeklilik", "pension"),
    ("tramvay", "tram"),
    ("kanal", "canal"),
    ("müze", "musée"),
    ("pazar", "marché"),
    ("nüfus", "population"),
    ("konsolosluk", "consulat"),
    ("enerji", "énergie"),
    ("tiyatro", "théâtre"),
    ("futbol", "football"),
    ("mutfak", "cuisine"),
    ("çeviri", "traduction"),
    ("mahkeme", "tribunal"),
    ("bisiklet", "vélo"),
    ("kütüphane", "bibliothèque"),
    ("hava", "air"),
    ("sendika", "syndicat"),
    ("köprü", "pont"),
    ("belediye", "commune"),
    ("hastane", "hôpital"),
    ("sergi", "exposition"),
    ("komşuluk", "voisinage"),
    ("madenci", "mineur"),
]
FIRST_NAMES = "Aylin Barış Ceren Deniz Emre Fatma Gül Hakan İnci Jale Kaan Leyla Marie Noé Orhan Paul".split()
LAST_NAMES = "Aksoy Bulut Claes Dubois Erdem Fırat Güneş Henry Işık Janssens Koç Lambert".split()


def parts(language):
    """Return {place in the sentence: list of words} of "tr" or "fr"."""
    source = TURKISH if language == "tr" else FRENCH
    return {slot: text.replace("\n", "").split("|") for slot, text in source.items()}
