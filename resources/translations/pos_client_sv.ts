<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
  <context>
    <name>Age</name>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n dag</numerusform>
        <numerusform>%n dagar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n h</source>
      <translation>
        <numerusform>%n h</numerusform>
        <numerusform>%n h</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
    <message>
      <source>just now</source>
      <translation>just nu</translation>
    </message>
  </context>
  <context>
    <name>Backend</name>
    <message>
      <source>Another till works under this till's name.</source>
      <translation>En annan kassa arbetar under den här kassans namn.</translation>
    </message>
    <message>
      <source>Ask for a code for this till; the other one's is still good.</source>
      <translation>Be om en kod för den här kassan; den andra kassans kod gäller fortfarande.</translation>
    </message>
    <message>
      <source>Ask for a new code.</source>
      <translation>Be om en ny kod.</translation>
    </message>
    <message>
      <source>Ask for a new code; each one works for one till.</source>
      <translation>Be om en ny kod; varje kod gäller en kassa.</translation>
    </message>
    <message>
      <source>Ask the manager.</source>
      <translation>Fråga chefen.</translation>
    </message>
    <message>
      <source>Check the address and the network, then try again.</source>
      <translation>Kontrollera adressen och nätet och försök sedan igen.</translation>
    </message>
    <message>
      <source>Check the number and type the PIN again.</source>
      <translation>Kontrollera numret och slå PIN-koden igen.</translation>
    </message>
    <message>
      <source>Check this computer's date and time, then ask IT.</source>
      <translation>Kontrollera datorns datum och tid, fråga sedan IT.</translation>
    </message>
    <message>
      <source>Close this page and sign in.</source>
      <translation>Stäng sidan och logga in.</translation>
    </message>
    <message>
      <source>Compare it sign by sign with the one you were given.</source>
      <translation>Jämför den tecken för tecken med den du fick.</translation>
    </message>
    <message>
      <source>Go on selling, nothing is lost. Ask IT to enrol this till anew.</source>
      <translation>Fortsätt sälja, inget har gått förlorat. Be IT registrera kassan på nytt.</translation>
    </message>
    <message>
      <source>Go on without it.</source>
      <translation>Fortsätt utan den.</translation>
    </message>
    <message>
      <source>Go on; the till tries again by itself.</source>
      <translation>Fortsätt; kassan försöker själv igen.</translation>
    </message>
    <message>
      <source>It is stored and waits for a person. Tell support.</source>
      <translation>Den är sparad och väntar på en person. Meddela supporten.</translation>
    </message>
    <message>
      <source>Let somebody sign in who worked at this till lately.</source>
      <translation>Låt någon logga in som nyligen har arbetat vid kassan.</translation>
    </message>
    <message>
      <source>Nothing is lost. Ask IT to enrol one of the two anew.</source>
      <translation>Inget har gått förlorat. Be IT registrera en av dem på nytt.</translation>
    </message>
    <message>
      <source>Nothing is lost. Ask IT to enrol this till anew.</source>
      <translation>Inget har gått förlorat. Be IT registrera kassan på nytt.</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Inget behöver göras.</translation>
    </message>
    <message>
      <source>Nothing was deleted. Ask IT.</source>
      <translation>Inget har raderats. Fråga IT.</translation>
    </message>
    <message>
      <source>Sign in to the network in a browser, or ask IT.</source>
      <translation>Logga in på nätet i en webbläsare eller fråga IT.</translation>
    </message>
    <message>
      <source>Sign out and in again. Nothing is lost.</source>
      <translation>Logga ut och in igen. Inget har gått förlorat.</translation>
    </message>
    <message>
      <source>Staff number or PIN is incomplete.</source>
      <translation>Personalnumret eller PIN-koden är ofullständig.</translation>
    </message>
    <message>
      <source>Staff number or PIN is not right.</source>
      <translation>Personalnumret eller PIN-koden är fel.</translation>
    </message>
    <message>
      <source>The backend cannot open this: sealed by another till, or damaged.</source>
      <translation>Bakomsystemet kan inte öppna detta: en annan kassa förseglade det, eller så är det skadat.</translation>
    </message>
    <message>
      <source>The backend could not prove who it is.</source>
      <translation>Bakomsystemet kunde inte bevisa vem det är.</translation>
    </message>
    <message>
      <source>The backend did not answer in time.</source>
      <translation>Bakomsystemet svarade inte i tid.</translation>
    </message>
    <message>
      <source>The backend did not expect part of this record.</source>
      <translation>Bakomsystemet väntade sig inte en del av posten.</translation>
    </message>
    <message>
      <source>The backend did not take so much at once.</source>
      <translation>Bakomsystemet tog inte emot så mycket på en gång.</translation>
    </message>
    <message>
      <source>The backend did not understand this till.</source>
      <translation>Bakomsystemet förstod inte kassan.</translation>
    </message>
    <message>
      <source>The backend does not accept this till's signature.</source>
      <translation>Bakomsystemet godtar inte kassans signatur.</translation>
    </message>
    <message>
      <source>The backend does not answer.</source>
      <translation>Bakomsystemet svarar inte.</translation>
    </message>
    <message>
      <source>The backend does not know this benefit.</source>
      <translation>Bakomsystemet känner inte till förmånen.</translation>
    </message>
    <message>
      <source>The backend does not know this card's holder.</source>
      <translation>Bakomsystemet känner inte till kortets innehavare.</translation>
    </message>
    <message>
      <source>The backend does not know this till.</source>
      <translation>Bakomsystemet känner inte till kassan.</translation>
    </message>
    <message>
      <source>The backend does not know what this till asked for.</source>
      <translation>Bakomsystemet känner inte till det som kassan bad om.</translation>
    </message>
    <message>
      <source>The backend has locked this till out.</source>
      <translation>Bakomsystemet har spärrat kassan.</translation>
    </message>
    <message>
      <source>The backend has trouble of its own.</source>
      <translation>Bakomsystemet har en egen störning.</translation>
    </message>
    <message>
      <source>The backend is away, and this till does not know you yet.</source>
      <translation>Bakomsystemet är borta och kassan känner dig inte ännu.</translation>
    </message>
    <message>
      <source>The backend is away, and your last sign-in with it is too long ago.</source>
      <translation>Bakomsystemet är borta och din senaste inloggning är för gammal.</translation>
    </message>
    <message>
      <source>The backend is busy; nothing of this request was kept.</source>
      <translation>Servern är upptagen; inget av begäran sparades.</translation>
    </message>
    <message>
      <source>The backend knows this till under another name.</source>
      <translation>Bakomsystemet känner kassan under ett annat namn.</translation>
    </message>
    <message>
      <source>The backend's answer made no sense.</source>
      <translation>Bakomsystemets svar var obegripligt.</translation>
    </message>
    <message>
      <source>The network asks for a sign-in of its own.</source>
      <translation>Nätet kräver en egen inloggning.</translation>
    </message>
    <message>
      <source>The till may need an update. Tell IT.</source>
      <translation>Kassan kan behöva en uppdatering. Meddela IT.</translation>
    </message>
    <message>
      <source>The till's list of cards is fetched anew.</source>
      <translation>Kassans kortlista hämtas på nytt.</translation>
    </message>
    <message>
      <source>The time of this one-time code is over.</source>
      <translation>Engångskodens tid har gått ut.</translation>
    </message>
    <message>
      <source>This address is not secure.</source>
      <translation>Adressen är inte säker.</translation>
    </message>
    <message>
      <source>This benefit does not hold today.</source>
      <translation>Förmånen gäller inte i dag.</translation>
    </message>
    <message>
      <source>This benefit was used before, or is held at another till.</source>
      <translation>Förmånen är redan använd eller reserverad vid en annan kassa.</translation>
    </message>
    <message>
      <source>This computer is a till already.</source>
      <translation>Datorn är redan en kassa.</translation>
    </message>
    <message>
      <source>This is not the address of a backend.</source>
      <translation>Det här är inte ett bakomsystems adress.</translation>
    </message>
    <message>
      <source>This one-time code is for another till. Nothing was changed.</source>
      <translation>Engångskoden är till en annan kassa. Inget ändrades.</translation>
    </message>
    <message>
      <source>This one-time code is not known.</source>
      <translation>Engångskoden är okänd.</translation>
    </message>
    <message>
      <source>This one-time code was used before.</source>
      <translation>Engångskoden är redan använd.</translation>
    </message>
    <message>
      <source>This till works offline, because somebody switched it so.</source>
      <translation>Kassan arbetar frånkopplad eftersom någon har valt det.</translation>
    </message>
    <message>
      <source>To go online again, use the staff menu.</source>
      <translation>Anslut igen i personalmenyn.</translation>
    </message>
    <message>
      <source>Too many tries.</source>
      <translation>För många försök.</translation>
    </message>
    <message>
      <source>Try again in a few seconds; the till keeps everything.</source>
      <translation>Försök igen om några sekunder; kassan behåller allt.</translation>
    </message>
    <message>
      <source>Try again in a while; the till keeps everything.</source>
      <translation>Försök igen om en stund; kassan behåller allt.</translation>
    </message>
    <message>
      <source>Try again; if it stays, tell IT.</source>
      <translation>Försök igen; om det kvarstår, meddela IT.</translation>
    </message>
    <message>
      <source>Try again; if it stays, the till needs an update.</source>
      <translation>Försök igen; om det kvarstår behöver kassan uppdateras.</translation>
    </message>
    <message>
      <source>Type it as IT gave it to you; it begins with https://</source>
      <translation>Skriv den som du fick den av IT; den börjar med https://</translation>
    </message>
    <message>
      <source>Type the number and all six digits of the PIN.</source>
      <translation>Slå numret och PIN-kodens alla sex siffror.</translation>
    </message>
    <message>
      <source>Use the address that begins with https://</source>
      <translation>Använd adressen som börjar med https://</translation>
    </message>
    <message>
      <source>Wait a minute, then try again.</source>
      <translation>Vänta en minut och försök igen.</translation>
    </message>
    <message>
      <source>Your role may not do this.</source>
      <translation>Din roll tillåter inte detta.</translation>
    </message>
    <message>
      <source>Your sign-in is over.</source>
      <translation>Din inloggning har upphört.</translation>
    </message>
  </context>
  <context>
    <name>Cashier</name>
    <message>
      <source>A mistake</source>
      <translation>Ett misstag</translation>
    </message>
    <message>
      <source>A purchase was not finished</source>
      <translation>Ett köp blev inte klart</translation>
    </message>
    <message>
      <source>A second card was scanned: {verdict}. Only one can hold; what was ticked is cleared.</source>
      <translation>Ett andra kort lästes: {verdict}. Bara ett kan gälla; valen rensas.</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tillbaka</translation>
    </message>
    <message>
      <source>Before the total, from a phone, paper or plastic.</source>
      <translation>Före totalsumman: från mobil, papper eller plast.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Avbryt</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Stäng</translation>
    </message>
    <message>
      <source>Code damaged</source>
      <translation>Koden skadad</translation>
    </message>
    <message>
      <source>Confirmed by the backend.</source>
      <translation>Bekräftat av bakomsystemet.</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Fortsätt</translation>
    </message>
    <message>
      <source>Correct it</source>
      <translation>Rätta</translation>
    </message>
    <message>
      <source>Delete the last digit</source>
      <translation>Ta bort sista siffran</translation>
    </message>
    <message>
      <source>Discard it</source>
      <translation>Kasta</translation>
    </message>
    <message>
      <source>Discount</source>
      <translation>Rabatt</translation>
    </message>
    <message>
      <source>Goods returned</source>
      <translation>Varan returnerad</translation>
    </message>
    <message>
      <source>Hold the card to the camera, or use the scanner.</source>
      <translation>Håll kortet mot kameran eller använd läsaren.</translation>
    </message>
    <message>
      <source>Is {total} right?</source>
      <translation>Stämmer {total}?</translation>
    </message>
    <message>
      <source>Joining is possible at</source>
      <translation>Man kan gå med på</translation>
    </message>
    <message>
      <source>Keep the first card</source>
      <translation>Behåll första kortet</translation>
    </message>
    <message>
      <source>Last purchases</source>
      <translation>Senaste köp</translation>
    </message>
    <message>
      <source>Look at why</source>
      <translation>Se varför</translation>
    </message>
    <message>
      <source>Look it up</source>
      <translation>Sök</translation>
    </message>
    <message>
      <source>No card? Enter the total and record the purchase without one.</source>
      <translation>Inget kort? Slå totalsumman och registrera köpet utan kort.</translation>
    </message>
    <message>
      <source>None yet. The first sale will stand here.</source>
      <translation>Inga ännu. Det första köpet visas här.</translation>
    </message>
    <message>
      <source>Not paid</source>
      <translation>Inte betalt</translation>
    </message>
    <message>
      <source>Number typed: counted as an override</source>
      <translation>Numret slogs in: räknas som undantag</translation>
    </message>
    <message>
      <source>One moment</source>
      <translation>Ett ögonblick</translation>
    </message>
    <message>
      <source>Open a picture</source>
      <translation>Öppna en bild</translation>
    </message>
    <message>
      <source>Open a picture of the card</source>
      <translation>Öppna en bild av kortet</translation>
    </message>
    <message>
      <source>Pictures (*.png *.jpg *.jpeg *.bmp *.webp)</source>
      <translation>Bilder (*.png *.jpg *.jpeg *.bmp *.webp)</translation>
    </message>
    <message>
      <source>Purchase of {total}, {time}</source>
      <translation>Köp {total}, {time}</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Registrera</translation>
    </message>
    <message>
      <source>Record it</source>
      <translation>Registrera</translation>
    </message>
    <message>
      <source>Recorded on this till; it waits to be delivered.</source>
      <translation>Registrerat i kassan; väntar på att skickas.</translation>
    </message>
    <message>
      <source>Recorded: {total}</source>
      <translation>Registrerat: {total}</translation>
    </message>
    <message>
      <source>Recording …</source>
      <translation>Registrerar …</translation>
    </message>
    <message>
      <source>Remove card</source>
      <translation>Ta bort kortet</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Byt</translation>
    </message>
    <message>
      <source>Replace the card in this sale?</source>
      <translation>Byta kort i det här köpet?</translation>
    </message>
    <message>
      <source>Scan the card</source>
      <translation>Läs kortet</translation>
    </message>
    <message>
      <source>Scanner broken</source>
      <translation>Läsaren trasig</translation>
    </message>
    <message>
      <source>Something else</source>
      <translation>Något annat</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>Återta köpet</translation>
    </message>
    <message>
      <source>Take the payment, then press Record. To change something, press Back.</source>
      <translation>Ta betalt och tryck sedan Registrera. Ändra med Tillbaka.</translation>
    </message>
    <message>
      <source>Taken back.</source>
      <translation>Återtaget.</translation>
    </message>
    <message>
      <source>Taking back …</source>
      <translation>Återtar …</translation>
    </message>
    <message>
      <source>The backend has it; the manager looks at it.</source>
      <translation>Bakomsystemet har det; chefen ser över det.</translation>
    </message>
    <message>
      <source>The card is looked up.</source>
      <translation>Kortet söks.</translation>
    </message>
    <message>
      <source>The manager has decided about it.</source>
      <translation>Chefen har avgjort det.</translation>
    </message>
    <message>
      <source>The number stands below the code on the card.</source>
      <translation>Numret står under koden på kortet.</translation>
    </message>
    <message>
      <source>The picture is being read.</source>
      <translation>Bilden läses.</translation>
    </message>
    <message>
      <source>This is far more than a usual sale at this till.</source>
      <translation>Det är mycket mer än ett vanligt köp i kassan.</translation>
    </message>
    <message>
      <source>This purchase is recorded without a customer.</source>
      <translation>Köpet registreras utan kund.</translation>
    </message>
    <message>
      <source>To pay</source>
      <translation>Att betala</translation>
    </message>
    <message>
      <source>To take it back, choose why. The purchase stays, a reversal is added.</source>
      <translation>Välj orsak för att återta. Köpet står kvar, ett återtagande läggs till.</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Summa</translation>
    </message>
    <message>
      <source>Total of the purchase</source>
      <translation>Köpets totalsumma</translation>
    </message>
    <message>
      <source>Type the card's number</source>
      <translation>Slå kortets nummer</translation>
    </message>
    <message>
      <source>Type the number</source>
      <translation>Slå numret</translation>
    </message>
    <message>
      <source>Typing is the manager's exception, and it is counted as such.</source>
      <translation>Att slå numret är chefens undantag och räknas som det.</translation>
    </message>
    <message>
      <source>Use the scanner, hold the card to the camera, or drop a picture of it here.</source>
      <translation>Använd läsaren, håll kortet mot kameran eller släpp en bild av det här.</translation>
    </message>
    <message>
      <source>Why is it typed?</source>
      <translation>Varför skrivs det in?</translation>
    </message>
    <message>
      <source>Without a card</source>
      <translation>Utan kort</translation>
    </message>
    <message>
      <source>Yes, it is right</source>
      <translation>Ja, det stämmer</translation>
    </message>
    <message>
      <source>asking …</source>
      <translation>frågar …</translation>
    </message>
    <message>
      <source>{time}, safe on this till.</source>
      <translation>{time}, säkert i kassan.</translation>
    </message>
    <message>
      <source>{total}, begun {time}. If the customer has paid, record it; it counts only once.</source>
      <translation>{total}, påbörjat {time}. Har kunden betalat, registrera det; det räknas bara en gång.</translation>
    </message>
  </context>
  <context>
    <name>Codes</name>
    <message>
      <source>Ask the customer to close it and to open the card.</source>
      <translation>Be kunden stänga den och öppna kortet.</translation>
    </message>
    <message>
      <source>Ask the customer to open the card itself, then scan it.</source>
      <translation>Be kunden öppna själva kortet och läs det sedan.</translation>
    </message>
    <message>
      <source>Choose a PNG or JPEG picture of the card.</source>
      <translation>Välj en PNG- eller JPEG-bild av kortet.</translation>
    </message>
    <message>
      <source>Choose a sharper picture, or scan the card itself.</source>
      <translation>Välj en skarpare bild eller läs själva kortet.</translation>
    </message>
    <message>
      <source>Choose a smaller picture, or scan the card itself.</source>
      <translation>Välj en mindre bild eller läs själva kortet.</translation>
    </message>
    <message>
      <source>No code was found in this picture.</source>
      <translation>Ingen kod hittades i bilden.</translation>
    </message>
    <message>
      <source>Scan the card once more.</source>
      <translation>Läs kortet en gång till.</translation>
    </message>
    <message>
      <source>Scan the customer card.</source>
      <translation>Läs kundkortet.</translation>
    </message>
    <message>
      <source>Scan the customer card. If this stays, set the scanner up on the page Scanners.</source>
      <translation>Läs kundkortet. Om det upprepas, ställ in läsaren på sidan Läsare.</translation>
    </message>
    <message>
      <source>The number was misread.</source>
      <translation>Numret lästes fel.</translation>
    </message>
    <message>
      <source>This code asks for a payment. It was not opened and not kept.</source>
      <translation>Koden begär en betalning. Den öppnades inte och sparades inte.</translation>
    </message>
    <message>
      <source>This code has signs that no customer card has.</source>
      <translation>Koden har tecken som inget kundkort har.</translation>
    </message>
    <message>
      <source>This code is far too long for a customer card.</source>
      <translation>Koden är alldeles för lång för ett kundkort.</translation>
    </message>
    <message>
      <source>This code is the secret of somebody's sign-in. It was not kept.</source>
      <translation>Koden är en hemlighet för någons inloggning. Den sparades inte.</translation>
    </message>
    <message>
      <source>This code starts a call, a message or something else on a phone.</source>
      <translation>Koden startar ett samtal, ett meddelande eller annat i en telefon.</translation>
    </message>
    <message>
      <source>This file is not a picture that can be read.</source>
      <translation>Filen är ingen läsbar bild.</translation>
    </message>
    <message>
      <source>This is a Wi-Fi code.</source>
      <translation>Det här är en wifi-kod.</translation>
    </message>
    <message>
      <source>This is a web address.</source>
      <translation>Det här är en webbadress.</translation>
    </message>
    <message>
      <source>This is not a card of this programme.</source>
      <translation>Det här är inte ett kort i programmet.</translation>
    </message>
    <message>
      <source>This is somebody's contact card.</source>
      <translation>Det här är någons kontaktkort.</translation>
    </message>
    <message>
      <source>This is the barcode of a product.</source>
      <translation>Det här är en varas streckkod.</translation>
    </message>
    <message>
      <source>This looks like a payment card. It was not kept.</source>
      <translation>Det här ser ut som ett betalkort. Det sparades inte.</translation>
    </message>
    <message>
      <source>This picture is too large.</source>
      <translation>Bilden är för stor.</translation>
    </message>
  </context>
  <context>
    <name>Counter</name>
    <message>
      <source>A question is open.</source>
      <translation>En fråga är öppen.</translation>
    </message>
    <message>
      <source>A total must be above zero.</source>
      <translation>Summan måste vara över noll.</translation>
    </message>
    <message>
      <source>A typed number needs the manager.</source>
      <translation>Ett inslaget nummer kräver chefen.</translation>
    </message>
    <message>
      <source>An amount has two decimals.</source>
      <translation>Ett belopp har två decimaler.</translation>
    </message>
    <message>
      <source>Answer it, then scan again.</source>
      <translation>Svara och läs sedan igen.</translation>
    </message>
    <message>
      <source>Ask the manager to have the price list checked.</source>
      <translation>Be chefen låta kontrollera prislistan.</translation>
    </message>
    <message>
      <source>Check the digits. A larger sale needs the manager.</source>
      <translation>Kontrollera siffrorna. Ett större köp kräver chefen.</translation>
    </message>
    <message>
      <source>Choose why the sale is taken back.</source>
      <translation>Välj varför köpet återtas.</translation>
    </message>
    <message>
      <source>Enter digits and one decimal sign.</source>
      <translation>Slå siffror och ett decimaltecken.</translation>
    </message>
    <message>
      <source>Enter the total of the purchase.</source>
      <translation>Slå köpets totalsumma.</translation>
    </message>
    <message>
      <source>Give the benefits below; the card is checked later.</source>
      <translation>Ge förmånerna nedan; kortet kontrolleras senare.</translation>
    </message>
    <message>
      <source>Go on selling. If nobody is trying out numbers, tell the manager.</source>
      <translation>Fortsätt sälja. Om ingen prövar nummer, säg till chefen.</translation>
    </message>
    <message>
      <source>Go on with two decimals, or delete and type again.</source>
      <translation>Fortsätt med två decimaler eller radera och slå igen.</translation>
    </message>
    <message>
      <source>Go on without it.</source>
      <translation>Fortsätt utan den.</translation>
    </message>
    <message>
      <source>Kindly show the customer to the info desk.</source>
      <translation>Visa vänligt kunden till informationsdisken.</translation>
    </message>
    <message>
      <source>Let it reach the backend once, then try again.</source>
      <translation>Låt den nå bakomsystemet en gång och försök sedan igen.</translation>
    </message>
    <message>
      <source>Many unknown cards were shown here: for some minutes this till's own list answers.</source>
      <translation>Många okända kort har visats här: några minuter svarar den här kassans egen lista.</translation>
    </message>
    <message>
      <source>No further benefit fits into this purchase.</source>
      <translation>Fler förmåner ryms inte i köpet.</translation>
    </message>
    <message>
      <source>No holder is known for this card.</source>
      <translation>Kortets innehavare är okänd.</translation>
    </message>
    <message>
      <source>No price of a new card is known today.</source>
      <translation>Priset på ett nytt kort är okänt i dag.</translation>
    </message>
    <message>
      <source>No reason is chosen.</source>
      <translation>Ingen orsak är vald.</translation>
    </message>
    <message>
      <source>No total yet.</source>
      <translation>Ingen summa ännu.</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Inget behöver göras.</translation>
    </message>
    <message>
      <source>Record it if the customer has paid, else discard it.</source>
      <translation>Registrera det om kunden har betalat, kasta det annars.</translation>
    </message>
    <message>
      <source>Record the purchase without the benefit.</source>
      <translation>Registrera köpet utan förmånen.</translation>
    </message>
    <message>
      <source>Scan a new, blank plastic card.</source>
      <translation>Läs ett nytt, tomt plastkort.</translation>
    </message>
    <message>
      <source>Scan the card, or call the manager.</source>
      <translation>Läs kortet eller kalla på chefen.</translation>
    </message>
    <message>
      <source>Scan the customer's electronic card.</source>
      <translation>Läs kundens elektroniska kort.</translation>
    </message>
    <message>
      <source>Take it back at the till that made it.</source>
      <translation>Återta det vid kassan där det såldes.</translation>
    </message>
    <message>
      <source>The customer keeps the benefit for the next time.</source>
      <translation>Kunden behåller förmånen till nästa gång.</translation>
    </message>
    <message>
      <source>The program made a mistake. What was recorded is safe.</source>
      <translation>Programmet gjorde ett fel. Det registrerade är säkert.</translation>
    </message>
    <message>
      <source>The sale is closed: its total is fixed.</source>
      <translation>Köpet är stängt: summan är låst.</translation>
    </message>
    <message>
      <source>The till could not check this card, and today's limit for such cards is reached.</source>
      <translation>Kassan kunde inte kontrollera kortet och dagens gräns för sådana kort är nådd.</translation>
    </message>
    <message>
      <source>The till could not check this card.</source>
      <translation>Kassan kunde inte kontrollera kortet.</translation>
    </message>
    <message>
      <source>The till does not know its programme yet.</source>
      <translation>Kassan känner inte sitt program ännu.</translation>
    </message>
    <message>
      <source>The till is not open yet.</source>
      <translation>Kassan är inte öppen ännu.</translation>
    </message>
    <message>
      <source>The till was closed in the middle of this sale.</source>
      <translation>Kassan stängdes mitt i köpet.</translation>
    </message>
    <message>
      <source>The till's list of cards is old.</source>
      <translation>Kassans kortlista är gammal.</translation>
    </message>
    <message>
      <source>This benefit can be used only once.</source>
      <translation>Förmånen kan användas bara en gång.</translation>
    </message>
    <message>
      <source>This card gives no benefit.</source>
      <translation>Kortet ger ingen förmån.</translation>
    </message>
    <message>
      <source>This is no plastic card.</source>
      <translation>Det här är inget plastkort.</translation>
    </message>
    <message>
      <source>This is not an amount.</source>
      <translation>Det här är inget belopp.</translation>
    </message>
    <message>
      <source>This is the customer's own card again.</source>
      <translation>Det här är kundens eget kort igen.</translation>
    </message>
    <message>
      <source>This needs the connection, and it is away.</source>
      <translation>Det här kräver anslutning och den saknas.</translation>
    </message>
    <message>
      <source>This programme does not have that.</source>
      <translation>Programmet har inte det.</translation>
    </message>
    <message>
      <source>This sale was not made at this till.</source>
      <translation>Köpet gjordes inte vid den här kassan.</translation>
    </message>
    <message>
      <source>This sale was taken back before.</source>
      <translation>Köpet är redan återtaget.</translation>
    </message>
    <message>
      <source>This total is above the limit.</source>
      <translation>Summan är över gränsen.</translation>
    </message>
    <message>
      <source>Tick it again to ask the backend.</source>
      <translation>Välj den igen för att fråga bakomsystemet.</translation>
    </message>
    <message>
      <source>To add the card, go back, scan it, then go on.</source>
      <translation>Gå tillbaka, läs kortet och fortsätt för att lägga till det.</translation>
    </message>
    <message>
      <source>To take a sale back, tap it under the last purchases.</source>
      <translation>Återta ett köp genom att trycka på det bland de senaste.</translation>
    </message>
    <message>
      <source>Try again; if it stays, start the till anew and tell IT.</source>
      <translation>Försök igen; om det kvarstår, starta om kassan och meddela IT.</translation>
    </message>
    <message>
      <source>Untick the other one first.</source>
      <translation>Ta först bort det andra valet.</translation>
    </message>
    <message>
      <source>Wait a moment, then try again.</source>
      <translation>Vänta ett ögonblick och försök igen.</translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>A field of the application cannot be right.</source>
      <translation>Något fält i ansökan kan inte stämma.</translation>
    </message>
    <message>
      <source>A plastic card counts in shops only.</source>
      <translation>Ett plastkort gäller bara i butik.</translation>
    </message>
    <message>
      <source>Ask how much is here, and go on from there.</source>
      <translation>Fråga hur mycket som kommit fram och fortsätt därifrån.</translation>
    </message>
    <message>
      <source>Ask the customer for a new application if the paper is gone.</source>
      <translation>Be kunden om en ny ansökan om pappret är borta.</translation>
    </message>
    <message>
      <source>Ask the customer to come to a shop.</source>
      <translation>Be kunden komma till en butik.</translation>
    </message>
    <message>
      <source>Ask the customer to sign in to their account.</source>
      <translation>Be kunden logga in på sitt konto.</translation>
    </message>
    <message>
      <source>Begin the picture anew.</source>
      <translation>Börja skicka bilden från början.</translation>
    </message>
    <message>
      <source>Check the receipt, and give no money back for it.</source>
      <translation>Kontrollera kvittot och betala inte tillbaka något för det.</translation>
    </message>
    <message>
      <source>Check the receipt: the fee is due, or another card was given already.</source>
      <translation>Kontrollera kvittot: avgiften saknas, eller ett annat kort har redan lämnats.</translation>
    </message>
    <message>
      <source>Check the till: money may have been given back twice.</source>
      <translation>Kontrollera kassan: pengar kan ha betalats tillbaka två gånger.</translation>
    </message>
    <message>
      <source>Correct it with the customer, and take the application again.</source>
      <translation>Rätta det tillsammans med kunden och ta emot ansökan på nytt.</translation>
    </message>
    <message>
      <source>Correct the fields that are named and send the form again.</source>
      <translation>Rätta de fält som nämns och skicka formuläret igen.</translation>
    </message>
    <message>
      <source>Find out who it was, and record it again with their number.</source>
      <translation>Ta reda på vem det var och registrera igen med rätt nummer.</translation>
    </message>
    <message>
      <source>Let the customer read and accept both, then take the application again.</source>
      <translation>Låt kunden läsa och godkänna båda och ta emot ansökan igen.</translation>
    </message>
    <message>
      <source>Let the merchant's own staff take it, or ask for the organisation to be listed.</source>
      <translation>Låt handlarens egen personal ta emot den, eller be att organisationen läggs till.</translation>
    </message>
    <message>
      <source>Look at a document that shows it, and take the application again.</source>
      <translation>Titta på en handling som visar det och ta emot ansökan igen.</translation>
    </message>
    <message>
      <source>Look up which application the paper belongs to; keep the paper.</source>
      <translation>Ta reda på vilken ansökan pappret hör till och behåll det.</translation>
    </message>
    <message>
      <source>No accepted record of this till announced this picture.</source>
      <translation>Ingen godkänd post från den här kassan har anmält bilden.</translation>
    </message>
    <message>
      <source>No application was taken under this number.</source>
      <translation>Ingen ansökan har tagits emot under det här numret.</translation>
    </message>
    <message>
      <source>No card is owed for that entry.</source>
      <translation>Inget kort är skyldigt för den posten.</translation>
    </message>
    <message>
      <source>No such fee was taken here.</source>
      <translation>Någon sådan avgift har inte tagits här.</translation>
    </message>
    <message>
      <source>Nobody confirmed that the applicant is of age.</source>
      <translation>Ingen har bekräftat att den sökande är myndig.</translation>
    </message>
    <message>
      <source>Scan the paper again with a lower resolution; keep the paper.</source>
      <translation>Skanna pappret igen med lägre upplösning och behåll det.</translation>
    </message>
    <message>
      <source>Scan the paper again; keep the paper.</source>
      <translation>Skanna pappret igen och behåll det.</translation>
    </message>
    <message>
      <source>Send the picture anew from its beginning; keep the paper.</source>
      <translation>Skicka bilden igen från början och behåll pappret.</translation>
    </message>
    <message>
      <source>Send the record first; if it was set aside, ask the manager.</source>
      <translation>Skicka posten först; om den lagts åt sidan, fråga butikschefen.</translation>
    </message>
    <message>
      <source>Something in the form is missing or not right.</source>
      <translation>Något i formuläret saknas eller är fel.</translation>
    </message>
    <message>
      <source>That is no PNG or JPEG picture.</source>
      <translation>Det här är ingen PNG- eller JPEG-bild.</translation>
    </message>
    <message>
      <source>The application lacks the rules or the privacy policy in their present version.</source>
      <translation>Ansökan saknar godkännande av reglerna eller integritetspolicyn i deras nuvarande version.</translation>
    </message>
    <message>
      <source>The paper was reported destroyed before its copy was safe.</source>
      <translation>Pappret anmäldes förstört innan kopian var säkrad.</translation>
    </message>
    <message>
      <source>The picture is too large.</source>
      <translation>Bilden är för stor.</translation>
    </message>
    <message>
      <source>The piece of the picture does not follow what is here.</source>
      <translation>Bilddelen fortsätter inte där det som finns här slutar.</translation>
    </message>
    <message>
      <source>There is no such picture on its way here.</source>
      <translation>Någon sådan bild är inte på väg hit.</translation>
    </message>
    <message>
      <source>There is nobody with this number among the staff.</source>
      <translation>Ingen i personalen har det här numret.</translation>
    </message>
    <message>
      <source>This fee was given back before.</source>
      <translation>Den här avgiften har redan betalats tillbaka.</translation>
    </message>
    <message>
      <source>This is done in shops only.</source>
      <translation>Detta görs bara i butik.</translation>
    </message>
    <message>
      <source>This organisation may not digitise applications for the merchant.</source>
      <translation>Den här organisationen får inte digitalisera ansökningar åt handlaren.</translation>
    </message>
    <message>
      <source>What came is not the picture that was announced.</source>
      <translation>Det som kom är inte den bild som anmäldes.</translation>
    </message>
  </context>
  <context>
    <name>Devices</name>
    <message>
      <source>Allow it in the system's privacy settings, or use the scanner.</source>
      <translation>Tillåt det i systemets sekretessinställningar eller använd läsaren.</translation>
    </message>
    <message>
      <source>Another program uses the camera.</source>
      <translation>Ett annat program använder kameran.</translation>
    </message>
    <message>
      <source>Another program uses the scanner.</source>
      <translation>Ett annat program använder läsaren.</translation>
    </message>
    <message>
      <source>Ask IT for the right to use it; the till tries again by itself.</source>
      <translation>Be IT om behörighet; kassan försöker igen själv.</translation>
    </message>
    <message>
      <source>Caps Lock is on: small and capital letters arrive swapped.</source>
      <translation>Caps Lock är på: stora och små bokstäver byter plats.</translation>
    </message>
    <message>
      <source>Check its address, name and password, and the network; until then use the scanner.</source>
      <translation>Kontrollera adress, namn, lösenord och nät; använd läsaren tills dess.</translation>
    </message>
    <message>
      <source>Check the camera and the network; until then use the scanner.</source>
      <translation>Kontrollera kameran och nätet; använd läsaren tills dess.</translation>
    </message>
    <message>
      <source>Choose them anew here; until then the till uses the usual ones.</source>
      <translation>Välj dem på nytt här; tills dess använder kassan de vanliga.</translation>
    </message>
    <message>
      <source>Close other programs that use it, or allow it in the system's privacy settings.</source>
      <translation>Stäng andra program som använder den, eller tillåt den i systemets sekretessinställningar.</translation>
    </message>
    <message>
      <source>Close that program, or use the scanner.</source>
      <translation>Stäng det programmet eller använd läsaren.</translation>
    </message>
    <message>
      <source>Close that program; the till tries again by itself.</source>
      <translation>Stäng det programmet; kassan försöker igen själv.</translation>
    </message>
    <message>
      <source>It holds until the till is closed. Free some space, or ask IT, then choose again.</source>
      <translation>Det gäller tills kassan stängs. Frigör utrymme eller fråga IT och välj igen.</translation>
    </message>
    <message>
      <source>No camera is connected.</source>
      <translation>Ingen kamera är ansluten.</translation>
    </message>
    <message>
      <source>Only a part of the code arrived.</source>
      <translation>Bara en del av koden kom fram.</translation>
    </message>
    <message>
      <source>Plug it in again; the till goes on by itself.</source>
      <translation>Anslut den igen; kassan fortsätter själv.</translation>
    </message>
    <message>
      <source>Plug it in again; until then use the scanner.</source>
      <translation>Anslut den igen; använd läsaren så länge.</translation>
    </message>
    <message>
      <source>Plug it in, or choose another one on the page Scanners.</source>
      <translation>Anslut den eller välj en annan på sidan Läsare.</translation>
    </message>
    <message>
      <source>Scan again; if it stays, set the scanner up on the page Scanners.</source>
      <translation>Läs igen; om det upprepas, ställ in läsaren på sidan Läsare.</translation>
    </message>
    <message>
      <source>Scan once more.</source>
      <translation>Läs en gång till.</translation>
    </message>
    <message>
      <source>Scan one card after the other.</source>
      <translation>Läs ett kort i taget.</translation>
    </message>
    <message>
      <source>Scan the code of the card itself.</source>
      <translation>Läs kortets egen kod.</translation>
    </message>
    <message>
      <source>Scan the code of this page. Behind a code only Enter, Tab or nothing may come.</source>
      <translation>Läs koden på den här sidan. Efter en kod får bara Enter, Tabb eller inget komma.</translation>
    </message>
    <message>
      <source>Set the scanner to a US keyboard (its manual has a code for that), then scan again.</source>
      <translation>Ställ läsaren på amerikanskt tangentbord (koden finns i dess handbok) och läs igen.</translation>
    </message>
    <message>
      <source>Set the scanner up again on the page Scanners.</source>
      <translation>Ställ in läsaren på nytt på sidan Läsare.</translation>
    </message>
    <message>
      <source>Switch Caps Lock off, then scan again.</source>
      <translation>Stäng av Caps Lock och läs igen.</translation>
    </message>
    <message>
      <source>Switch that off with a code of the scanner's manual, then scan again.</source>
      <translation>Stäng av det med en kod i läsarens handbok och läs igen.</translation>
    </message>
    <message>
      <source>The camera is gone.</source>
      <translation>Kameran är borta.</translation>
    </message>
    <message>
      <source>The camera is plugged in, but it does not open.</source>
      <translation>Kameran är ansluten men går inte att öppna.</translation>
    </message>
    <message>
      <source>The choice could not be written to the disk.</source>
      <translation>Valet kunde inte skrivas till disken.</translation>
    </message>
    <message>
      <source>The chosen camera and scanner could not be read.</source>
      <translation>Vald kamera och läsare kunde inte läsas in.</translation>
    </message>
    <message>
      <source>The chosen scanner is not there.</source>
      <translation>Den valda läsaren hittas inte.</translation>
    </message>
    <message>
      <source>The code arrived, but by no keyboard that the till knows.</source>
      <translation>Koden kom fram, men med ett tangentbord som kassan inte känner till.</translation>
    </message>
    <message>
      <source>The network camera does not answer.</source>
      <translation>Nätverkskameran svarar inte.</translation>
    </message>
    <message>
      <source>The network camera sends no pictures any more.</source>
      <translation>Nätverkskameran skickar inga bilder längre.</translation>
    </message>
    <message>
      <source>The scanner is unplugged or switched off.</source>
      <translation>Läsaren är urkopplad eller avstängd.</translation>
    </message>
    <message>
      <source>The scanner sends without end.</source>
      <translation>Läsaren sänder utan uppehåll.</translation>
    </message>
    <message>
      <source>The scanner sent far more than a card holds.</source>
      <translation>Läsaren skickade mycket mer än vad ett kort rymmer.</translation>
    </message>
    <message>
      <source>The scanner sent signs that no code has.</source>
      <translation>Läsaren skickade tecken som ingen kod har.</translation>
    </message>
    <message>
      <source>The scanner types with the Alt key.</source>
      <translation>Läsaren skriver med Alt-tangenten.</translation>
    </message>
    <message>
      <source>The system does not let this program use the camera.</source>
      <translation>Systemet låter inte programmet använda kameran.</translation>
    </message>
    <message>
      <source>The till does not know the keyboard that this scanner was set to.</source>
      <translation>Kassan känner inte till tangentbordet som läsaren är inställd på.</translation>
    </message>
    <message>
      <source>This computer does not let the till use the scanner.</source>
      <translation>Datorn låter inte kassan använda läsaren.</translation>
    </message>
    <message>
      <source>This is no address of a camera.</source>
      <translation>Detta är ingen kameraadress.</translation>
    </message>
    <message>
      <source>This was another code, or the scanner adds signs behind it.</source>
      <translation>Detta var en annan kod, eller läsaren lägger till tecken efter den.</translation>
    </message>
    <message>
      <source>Two codes arrived as one.</source>
      <translation>Två koder kom fram som en.</translation>
    </message>
    <message>
      <source>Type an address that begins with http:// or rtsp://.</source>
      <translation>Skriv en adress som börjar med http:// eller rtsp://.</translation>
    </message>
    <message>
      <source>Unplug it and plug it in again; the till goes on by itself.</source>
      <translation>Koppla ur den och anslut den igen; kassan fortsätter själv.</translation>
    </message>
    <message>
      <source>Use the scanner, or drop a picture of the card here.</source>
      <translation>Använd läsaren eller släpp en bild av kortet här.</translation>
    </message>
  </context>
  <context>
    <name>Door</name>
    <message>
      <source>Begin again when a manager is there.</source>
      <translation>Börja om när en chef är på plats.</translation>
    </message>
    <message>
      <source>It has eight letters. Compare them with the other till's screen.</source>
      <translation>Den har åtta bokstäver. Jämför dem med den andra kassans skärm.</translation>
    </message>
    <message>
      <source>Its records are safe. Enrolled again as the same till, it brings them back.</source>
      <translation>Dess poster är säkra. När den registreras på nytt som samma kassa kommer de tillbaka.</translation>
    </message>
    <message>
      <source>Nobody waits for a manager any more.</source>
      <translation>Ingen väntar längre på en chef.</translation>
    </message>
    <message>
      <source>The backend has ended this till. Nobody can read here what it recorded.</source>
      <translation>Bakomsystemet har stängt av kassan. Ingen kan läsa dess poster här.</translation>
    </message>
    <message>
      <source>The two PINs are not the same.</source>
      <translation>PIN-koderna är inte lika.</translation>
    </message>
    <message>
      <source>This is not a code that a till shows.</source>
      <translation>Det här är ingen kod som en kassa visar.</translation>
    </message>
    <message>
      <source>Type the second one again, or go back to the first.</source>
      <translation>Skriv den andra igen eller gå tillbaka till den första.</translation>
    </message>
  </context>
  <context>
    <name>Enrolment</name>
    <message>
      <source>A manager did not approve this till.</source>
      <translation>En chef godkände inte den här kassan.</translation>
    </message>
    <message>
      <source>Ask the manager why, and begin again with a new code.</source>
      <translation>Fråga chefen varför och börja om med en ny kod.</translation>
    </message>
    <message>
      <source>Begin again: the till shows a new code.</source>
      <translation>Börja om: kassan visar en ny kod.</translation>
    </message>
    <message>
      <source>Go on selling, nothing is lost; have the till enrolled anew.</source>
      <translation>Fortsätt sälja, inget går förlorat; låt registrera kassan på nytt.</translation>
    </message>
    <message>
      <source>Go on selling, nothing is lost; tell IT, and have the till enrolled anew.</source>
      <translation>Fortsätt sälja, inget går förlorat; säg till IT och låt registrera kassan på nytt.</translation>
    </message>
    <message>
      <source>If the till still waits, let it show a new code.</source>
      <translation>Väntar kassan ändå, låt den visa en ny kod.</translation>
    </message>
    <message>
      <source>Let the till show a new code and type that one.</source>
      <translation>Låt kassan visa en ny kod och skriv den.</translation>
    </message>
    <message>
      <source>No till shows this code.</source>
      <translation>Ingen kassa visar den här koden.</translation>
    </message>
    <message>
      <source>Nobody has approved this till yet.</source>
      <translation>Ingen har godkänt den här kassan än.</translation>
    </message>
    <message>
      <source>Nothing to do: the till renews it by itself.</source>
      <translation>Inget behöver göras: kassan förnyar den själv.</translation>
    </message>
    <message>
      <source>Read the code on the till's screen again and type it anew.</source>
      <translation>Läs koden på kassans skärm igen och skriv den på nytt.</translation>
    </message>
    <message>
      <source>Show the code to a manager, and ask again after the interval.</source>
      <translation>Visa koden för en chef och fråga igen efter väntetiden.</translation>
    </message>
    <message>
      <source>Somebody has answered this till already.</source>
      <translation>Någon har redan svarat den här kassan.</translation>
    </message>
    <message>
      <source>The code's time is over.</source>
      <translation>Kodens tid är slut.</translation>
    </message>
    <message>
      <source>The till asks too often.</source>
      <translation>Kassan frågar för ofta.</translation>
    </message>
    <message>
      <source>The till can no longer renew its access.</source>
      <translation>Kassan kan inte längre förnya sin åtkomst.</translation>
    </message>
    <message>
      <source>The till's access is over for now.</source>
      <translation>Kassans åtkomst är slut för tillfället.</translation>
    </message>
    <message>
      <source>The till's access was used twice, so it was ended.</source>
      <translation>Kassans åtkomst användes två gånger och avslutades därför.</translation>
    </message>
    <message>
      <source>This code's time is over.</source>
      <translation>Den här kodens tid är slut.</translation>
    </message>
    <message>
      <source>This request to be let in is not known here.</source>
      <translation>Den här begäran om att släppas in är inte känd här.</translation>
    </message>
    <message>
      <source>This till's enrolment has ended.</source>
      <translation>Den här kassans registrering har upphört.</translation>
    </message>
    <message>
      <source>Wait as long as the answer says, then ask again.</source>
      <translation>Vänta så länge som svaret säger och fråga sedan igen.</translation>
    </message>
  </context>
  <context>
    <name>Header</name>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n väntar</numerusform>
        <numerusform>%n väntar</numerusform>
      </translation>
    </message>
    <message>
      <source>Cashier {number}</source>
      <translation>Kassör {number}</translation>
    </message>
    <message>
      <source>Enrol this till again</source>
      <translation>Registrera kassan på nytt</translation>
    </message>
    <message>
      <source>Info desk {number}</source>
      <translation>Infodisk {number}</translation>
    </message>
    <message>
      <source>Lock now</source>
      <translation>Lås nu</translation>
    </message>
    <message>
      <source>Manager {number}</source>
      <translation>Chef {number}</translation>
    </message>
    <message>
      <source>Needs a person</source>
      <translation>Kräver en person</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Frånkopplad</translation>
    </message>
    <message>
      <source>Online</source>
      <translation>Ansluten</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Nekad</translation>
    </message>
    <message>
      <source>Replace a lost card</source>
      <translation>Ersätt ett borttappat kort</translation>
    </message>
    <message>
      <source>Scanners</source>
      <translation>Läsare</translation>
    </message>
    <message>
      <source>Sign out</source>
      <translation>Logga ut</translation>
    </message>
    <message>
      <source>Somebody else takes over</source>
      <translation>Någon annan tar över</translation>
    </message>
    <message>
      <source>Switched offline</source>
      <translation>Avstängd</translation>
    </message>
    <message>
      <source>The day</source>
      <translation>Dagen</translation>
    </message>
    <message>
      <source>Till</source>
      <translation>Kassa</translation>
    </message>
    <message>
      <source>Till not yet set up</source>
      <translation>Kassan är inte inrättad ännu</translation>
    </message>
    <message>
      <source>Tills</source>
      <translation>Kassor</translation>
    </message>
    <message>
      <source>Work offline</source>
      <translation>Arbeta frånkopplad</translation>
    </message>
    <message>
      <source>all delivered {time}</source>
      <translation>allt skickat {time}</translation>
    </message>
    <message>
      <source>nothing sent yet</source>
      <translation>inget skickat ännu</translation>
    </message>
    <message>
      <source>oldest {age}</source>
      <translation>äldst {age}</translation>
    </message>
    <message>
      <source>since {time} · {age}</source>
      <translation>sedan {time} · {age}</translation>
    </message>
  </context>
  <context>
    <name>Hints</name>
    <message>
      <source>Ask whether there is another form of this card.</source>
      <translation>Fråga om kortet finns i annan form.</translation>
    </message>
    <message>
      <source>Bring the card closer.</source>
      <translation>För kortet närmare.</translation>
    </message>
    <message>
      <source>Flatten the card and keep reflections off it.</source>
      <translation>Släta ut kortet och undvik reflexer.</translation>
    </message>
    <message>
      <source>Hold the card still for a moment.</source>
      <translation>Håll kortet stilla ett ögonblick.</translation>
    </message>
    <message>
      <source>It will not read: type the number.</source>
      <translation>Kortet går inte att läsa: skriv numret.</translation>
    </message>
    <message>
      <source>On a phone: turn the brightness all the way up.</source>
      <translation>Telefon: vrid upp ljusstyrkan helt.</translation>
    </message>
    <message>
      <source>Show the whole code, with its white edge.</source>
      <translation>Visa hela koden med vit kant.</translation>
    </message>
    <message>
      <source>Too bright: tilt the card, shade it.</source>
      <translation>För ljust: luta eller skugga kortet.</translation>
    </message>
    <message>
      <source>Too dark: more light, or a brighter screen.</source>
      <translation>För mörkt: mer ljus eller ljusare skärm.</translation>
    </message>
  </context>
  <context>
    <name>InfoDesk</name>
    <message>
      <source>1  Customer's card</source>
      <translation>1  Kundens kort</translation>
    </message>
    <message>
      <source>2  New plastic card</source>
      <translation>2  Nytt plastkort</translation>
    </message>
    <message>
      <source>3  Fee</source>
      <translation>3  Avgift</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tillbaka</translation>
    </message>
    <message>
      <source>Back to the till</source>
      <translation>Tillbaka till kassan</translation>
    </message>
    <message>
      <source>Cash</source>
      <translation>Kontant</translation>
    </message>
    <message>
      <source>Copy the slip</source>
      <translation>Kopiera kvittot</translation>
    </message>
    <message>
      <source>Ends in {digits}.</source>
      <translation>Slutar på {digits}.</translation>
    </message>
    <message>
      <source>Fee {price}, paid {how}</source>
      <translation>Avgift {price}, betald {how}</translation>
    </message>
    <message>
      <source>Found.</source>
      <translation>Hittad.</translation>
    </message>
    <message>
      <source>From the price list.</source>
      <translation>Enligt prislistan.</translation>
    </message>
    <message>
      <source>It holds from now on; the slip is for the customer.</source>
      <translation>Det gäller genast; kvittot är för kunden.</translation>
    </message>
    <message>
      <source>New customer card, ending in {digits}</source>
      <translation>Nytt kundkort som slutar på {digits}</translation>
    </message>
    <message>
      <source>Next customer</source>
      <translation>Nästa kund</translation>
    </message>
    <message>
      <source>Paid</source>
      <translation>Betalt</translation>
    </message>
    <message>
      <source>Payment card</source>
      <translation>Betalkort</translation>
    </message>
    <message>
      <source>Price list {version}</source>
      <translation>Prislista {version}</translation>
    </message>
    <message>
      <source>Record {entry}</source>
      <translation>Post {entry}</translation>
    </message>
    <message>
      <source>Recorded. Hand the new card over.</source>
      <translation>Registrerat. Lämna över det nya kortet.</translation>
    </message>
    <message>
      <source>Replace a lost plastic card</source>
      <translation>Ersätt ett borttappat plastkort</translation>
    </message>
    <message>
      <source>Scan it from the phone.</source>
      <translation>Läs det från mobilen.</translation>
    </message>
    <message>
      <source>Scan the blank.</source>
      <translation>Läs det tomma kortet.</translation>
    </message>
    <message>
      <source>Scan the customer's electronic card from the phone or from paper. It stays as it is; only the lost plastic card ends.</source>
      <translation>Läs kundens elektroniska kort från mobil eller papper. Det förblir som det är; bara det borttappade plastkortet upphör.</translation>
    </message>
    <message>
      <source>Take the fee first, say how it was paid, then press Paid. The lost card ends at once.</source>
      <translation>Ta först avgiften, välj betalsätt och tryck Betalt. Det borttappade kortet upphör genast.</translation>
    </message>
    <message>
      <source>The card is looked up …</source>
      <translation>Kortet söks …</translation>
    </message>
    <message>
      <source>The holder is found. Take a new plastic card and scan it.</source>
      <translation>Innehavaren är hittad. Ta ett nytt plastkort och läs det.</translation>
    </message>
    <message>
      <source>The lost card no longer holds.</source>
      <translation>Det borttappade kortet gäller inte längre.</translation>
    </message>
    <message>
      <source>The new card is being recorded …</source>
      <translation>Det nya kortet registreras …</translation>
    </message>
    <message>
      <source>by card</source>
      <translation>med kort</translation>
    </message>
    <message>
      <source>in cash</source>
      <translation>kontant</translation>
    </message>
  </context>
  <context>
    <name>Leaving</name>
    <message>
      <source>A sale was begun and not recorded.</source>
      <translation>Ett köp påbörjades men registrerades inte.</translation>
    </message>
    <message>
      <source>Choose another disk, then try again.</source>
      <translation>Välj en annan disk och försök igen.</translation>
    </message>
    <message>
      <source>Choose the file that the till wrote.</source>
      <translation>Välj filen som kassan skrev.</translation>
    </message>
    <message>
      <source>Close what uses them, then repeat it.</source>
      <translation>Stäng det som använder dem och upprepa.</translation>
    </message>
    <message>
      <source>Enrol it first.</source>
      <translation>Registrera den först.</translation>
    </message>
    <message>
      <source>It was not said where the till's keys shall be.</source>
      <translation>Det sades inte var kassans nycklar ska ligga.</translation>
    </message>
    <message>
      <source>Let the till reach the backend once, then try again.</source>
      <translation>Låt kassan nå bakomsystemet en gång och försök igen.</translation>
    </message>
    <message>
      <source>Let them be delivered first, or export them.</source>
      <translation>Låt dem skickas först, eller exportera dem.</translation>
    </message>
    <message>
      <source>Look again, then repeat it.</source>
      <translation>Se efter igen och upprepa.</translation>
    </message>
    <message>
      <source>Name the file for the records.</source>
      <translation>Ange filen för posterna.</translation>
    </message>
    <message>
      <source>Name the keyring or the passphrase.</source>
      <translation>Ange nyckelringen eller lösenfrasen.</translation>
    </message>
    <message>
      <source>No file was named.</source>
      <translation>Ingen fil angavs.</translation>
    </message>
    <message>
      <source>Nothing of it was taken in. Look for another copy.</source>
      <translation>Inget av den togs in. Leta efter en annan kopia.</translation>
    </message>
    <message>
      <source>Records wait on this till.</source>
      <translation>Poster väntar i kassan.</translation>
    </message>
    <message>
      <source>Sign in, and record or discard it.</source>
      <translation>Logga in och registrera eller förkasta det.</translation>
    </message>
    <message>
      <source>Something was recorded meanwhile.</source>
      <translation>Något registrerades under tiden.</translation>
    </message>
    <message>
      <source>The backend has not told this till yet to whom records are sealed.</source>
      <translation>Bakomsystemet har inte sagt än till vem kassans poster förseglas.</translation>
    </message>
    <message>
      <source>The file does not read as it was written. Nothing was removed.</source>
      <translation>Filen läses inte som den skrevs. Inget togs bort.</translation>
    </message>
    <message>
      <source>The till's files could not all be removed.</source>
      <translation>Alla kassans filer kunde inte tas bort.</translation>
    </message>
    <message>
      <source>There is no such file, or it cannot be read.</source>
      <translation>Filen finns inte eller kan inte läsas.</translation>
    </message>
    <message>
      <source>This computer is no till yet.</source>
      <translation>Den här datorn är ingen kassa än.</translation>
    </message>
    <message>
      <source>This file is no whole export of a till.</source>
      <translation>Filen är ingen hel export från en kassa.</translation>
    </message>
  </context>
  <context>
    <name>Manager</name>
    <message numerus="yes">
      <source>%n cards handed out</source>
      <translation>
        <numerusform>%n kort utlämnat</numerusform>
        <numerusform>%n kort utlämnade</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them offline</source>
      <translation>
        <numerusform>%n av dem frånkopplad</numerusform>
        <numerusform>%n av dem frånkopplade</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records set aside</source>
      <translation>
        <numerusform>%n post lagd åt sidan</numerusform>
        <numerusform>%n poster lagda åt sidan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n taken back</source>
      <translation>
        <numerusform>%n återtaget</numerusform>
        <numerusform>%n återtagna</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n with a card</source>
      <translation>
        <numerusform>%n med kort</numerusform>
        <numerusform>%n med kort</numerusform>
      </translation>
    </message>
    <message>
      <source>Asking …</source>
      <translation>Frågar …</translation>
    </message>
    <message>
      <source>Back to the till</source>
      <translation>Tillbaka till kassan</translation>
    </message>
    <message>
      <source>Card fees</source>
      <translation>Kortavgifter</translation>
    </message>
    <message>
      <source>Complete up to</source>
      <translation>Komplett till</translation>
    </message>
    <message>
      <source>Day before</source>
      <translation>Föregående dag</translation>
    </message>
    <message>
      <source>Last contact</source>
      <translation>Senaste kontakt</translation>
    </message>
    <message>
      <source>Needs a person</source>
      <translation>Kräver en person</translation>
    </message>
    <message>
      <source>Next day</source>
      <translation>Nästa dag</translation>
    </message>
    <message>
      <source>Nothing happened on this day yet.</source>
      <translation>Inget har hänt den här dagen ännu.</translation>
    </message>
    <message>
      <source>Purchases</source>
      <translation>Köp</translation>
    </message>
    <message>
      <source>Refresh</source>
      <translation>Uppdatera</translation>
    </message>
    <message>
      <source>Scans</source>
      <translation>Skanningar</translation>
    </message>
    <message>
      <source>Scans and sales appear here as they come in.</source>
      <translation>Skanningar och köp visas här efter hand.</translation>
    </message>
    <message>
      <source>Scans by hour</source>
      <translation>Skanningar per timme</translation>
    </message>
    <message>
      <source>Scans by result</source>
      <translation>Skanningar efter resultat</translation>
    </message>
    <message>
      <source>Tell IT to have it renewed; until then everything works.</source>
      <translation>Be IT förnya det; till dess fungerar allt.</translation>
    </message>
    <message>
      <source>The backend is away: these are the numbers of this till alone.</source>
      <translation>Bakomsystemet är borta: detta är bara den här kassans siffror.</translation>
    </message>
    <message>
      <source>The certificate of the backend, or of its authority, ends on {day}.</source>
      <translation>Bakgrundssystemets eller dess utfärdares certifikat går ut {day}.</translation>
    </message>
    <message>
      <source>They grow to the whole store's as soon as it answers.</source>
      <translation>Hela butikens siffror kommer så snart det svarar.</translation>
    </message>
    <message>
      <source>Till</source>
      <translation>Kassa</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Väntar</translation>
    </message>
    <message>
      <source>What waits on the store's tills is known when the backend answers.</source>
      <translation>Vad som väntar på butikens kassor syns när bakomsystemet svarar.</translation>
    </message>
    <message>
      <source>continued from an old copy</source>
      <translation>fortsatt från en gammal kopia</translation>
    </message>
    <message>
      <source>never</source>
      <translation>aldrig</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>okänt</translation>
    </message>
  </context>
  <context>
    <name>Problems</name>
    <message>
      <source>Something did not work ({code}).</source>
      <translation>Något fungerade inte ({code}).</translation>
    </message>
    <message>
      <source>Try again; if it stays, tell support this code.</source>
      <translation>Försök igen; om det kvarstår, ge supporten koden.</translation>
    </message>
  </context>
  <context>
    <name>Records</name>
    <message>
      <source>Choose another folder, then try again.</source>
      <translation>Välj en annan mapp och försök igen.</translation>
    </message>
    <message>
      <source>Choose why the loss is accepted.</source>
      <translation>Välj varför förlusten godtas.</translation>
    </message>
    <message>
      <source>Export it for support, or accept the loss.</source>
      <translation>Exportera den till supporten eller godta förlusten.</translation>
    </message>
    <message>
      <source>Let IT check the computer's date and time.</source>
      <translation>Låt IT kontrollera datorns datum och tid.</translation>
    </message>
    <message>
      <source>More benefits were given than one purchase may have.</source>
      <translation>Fler förmåner gavs än ett köp får ha.</translation>
    </message>
    <message>
      <source>No reason chosen yet.</source>
      <translation>Inget skäl är valt än.</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Inget behöver göras.</translation>
    </message>
    <message>
      <source>Take another blank card. No second fee is due.</source>
      <translation>Ta ett annat tomt kort. Ingen andra avgift tas ut.</translation>
    </message>
    <message>
      <source>The backend could not read this record.</source>
      <translation>Bakomsystemet kunde inte läsa posten.</translation>
    </message>
    <message>
      <source>The backend did not accept this total.</source>
      <translation>Bakomsystemet godtog inte summan.</translation>
    </message>
    <message>
      <source>The backend does not know the holder of this card.</source>
      <translation>Bakomsystemet känner inte till kortets innehavare.</translation>
    </message>
    <message>
      <source>The backend has another record under the same number.</source>
      <translation>Bakomsystemet har en annan post under samma nummer.</translation>
    </message>
    <message>
      <source>The backend has no record put aside that this would settle.</source>
      <translation>Bakomsystemet har ingen undanlagd post som detta skulle avsluta.</translation>
    </message>
    <message>
      <source>The backend has put records of this till aside.</source>
      <translation>Bakomsystemet har lagt poster från kassan åt sidan.</translation>
    </message>
    <message>
      <source>The fee is not the one of the price list.</source>
      <translation>Avgiften är inte prislistans.</translation>
    </message>
    <message>
      <source>The file could not be written.</source>
      <translation>Filen kunde inte skrivas.</translation>
    </message>
    <message>
      <source>The manager decides about it.</source>
      <translation>Chefen avgör det.</translation>
    </message>
    <message>
      <source>The membership had ended before this purchase.</source>
      <translation>Medlemskapet hade upphört före köpet.</translation>
    </message>
    <message>
      <source>The membership has ended since this purchase.</source>
      <translation>Medlemskapet har upphört sedan köpet.</translation>
    </message>
    <message>
      <source>The programme has no such cards.</source>
      <translation>Programmet har inga sådana kort.</translation>
    </message>
    <message>
      <source>The purchase that belongs to this has not arrived yet.</source>
      <translation>Köpet som hör hit har inte kommit fram ännu.</translation>
    </message>
    <message>
      <source>The purchase that belongs to this was put aside.</source>
      <translation>Köpet som hör hit lades åt sidan.</translation>
    </message>
    <message>
      <source>The record names another place than this till's.</source>
      <translation>Posten anger en annan plats än kassans.</translation>
    </message>
    <message>
      <source>The record was settled before.</source>
      <translation>Posten var redan avslutad.</translation>
    </message>
    <message>
      <source>They are stored. The manager looks at them under Needs a person.</source>
      <translation>De är sparade. Chefen går igenom dem under Kräver en person.</translation>
    </message>
    <message>
      <source>This benefit was given without asking the backend.</source>
      <translation>Förmånen gavs utan att fråga bakomsystemet.</translation>
    </message>
    <message>
      <source>This benefit was no longer kept for this sale.</source>
      <translation>Förmånen var inte längre reserverad för köpet.</translation>
    </message>
    <message>
      <source>This benefit was used twice.</source>
      <translation>Förmånen användes två gånger.</translation>
    </message>
    <message>
      <source>This card is not one that may be handed out.</source>
      <translation>Kortet får inte lämnas ut.</translation>
    </message>
    <message>
      <source>This plastic card belongs to somebody else.</source>
      <translation>Plastkortet tillhör någon annan.</translation>
    </message>
    <message>
      <source>This purchase had been taken back before.</source>
      <translation>Köpet var redan återtaget.</translation>
    </message>
    <message>
      <source>This record can no longer be read on this till.</source>
      <translation>Posten går inte längre att läsa i den här kassan.</translation>
    </message>
    <message>
      <source>This record cannot be sent again.</source>
      <translation>Posten kan inte skickas igen.</translation>
    </message>
    <message>
      <source>This record is no longer set aside.</source>
      <translation>Posten ligger inte längre åt sidan.</translation>
    </message>
    <message>
      <source>This record waits for another one to arrive.</source>
      <translation>Posten väntar på att en annan kommer fram.</translation>
    </message>
    <message>
      <source>This till has lost some of its records.</source>
      <translation>Den här kassan har förlorat en del av sina poster.</translation>
    </message>
    <message>
      <source>This till's clock was wrong.</source>
      <translation>Kassans klocka gick fel.</translation>
    </message>
  </context>
  <context>
    <name>Scanners</name>
    <message numerus="yes">
      <source>%n characters</source>
      <translation>
        <numerusform>%n tecken</numerusform>
        <numerusform>%n tecken</numerusform>
      </translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Adress</translation>
    </message>
    <message>
      <source>After a code: {name}</source>
      <translation>Efter koden: {name}</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tillbaka</translation>
    </message>
    <message>
      <source>Before a code: {text}</source>
      <translation>Före koden: {text}</translation>
    </message>
    <message>
      <source>British</source>
      <translation>Brittiskt</translation>
    </message>
    <message>
      <source>Calibration code as a QR code</source>
      <translation>Inställningskod som QR-kod</translation>
    </message>
    <message>
      <source>Calibration code as a barcode</source>
      <translation>Inställningskod som streckkod</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Camera {number}</source>
      <translation>Kamera {number}</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Avbryt</translation>
    </message>
    <message>
      <source>Danish</source>
      <translation>Danskt</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Klart</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Estonian</source>
      <translation>Estniskt</translation>
    </message>
    <message>
      <source>Finnish or Swedish</source>
      <translation>Finskt eller svenskt</translation>
    </message>
    <message>
      <source>French</source>
      <translation>Franskt</translation>
    </message>
    <message>
      <source>German</source>
      <translation>Tyskt</translation>
    </message>
    <message>
      <source>If it reads nothing from the screen, print the code and scan the paper.</source>
      <translation>Om den inte läser från skärmen: skriv ut koden och läs papperet.</translation>
    </message>
    <message>
      <source>Keyboard: {name}</source>
      <translation>Tangentbord: {name}</translation>
    </message>
    <message>
      <source>Most scanners need nothing. If yours types wrong signs, one scan sets it right.</source>
      <translation>De flesta läsare behöver inget. Om din skriver fel tecken räcker en läsning för att rätta det.</translation>
    </message>
    <message>
      <source>Name of a port</source>
      <translation>Portens namn</translation>
    </message>
    <message>
      <source>No camera</source>
      <translation>Ingen kamera</translation>
    </message>
    <message>
      <source>No camera is used.</source>
      <translation>Ingen kamera används.</translation>
    </message>
    <message>
      <source>No picture</source>
      <translation>Ingen bild</translation>
    </message>
    <message>
      <source>No scanner on a cable</source>
      <translation>Ingen läsare med kabel</translation>
    </message>
    <message>
      <source>No scanner on a cable is used.</source>
      <translation>Ingen läsare med kabel används.</translation>
    </message>
    <message>
      <source>Norwegian</source>
      <translation>Norskt</translation>
    </message>
    <message>
      <source>Not set up yet.</source>
      <translation>Ännu inte inställd.</translation>
    </message>
    <message>
      <source>Open the page Scanners at the till and press Set up.</source>
      <translation>Öppna sidan Läsare i kassan och tryck på Ställ in.</translation>
    </message>
    <message>
      <source>Picture file</source>
      <translation>Bildfil</translation>
    </message>
    <message>
      <source>Plug one in: it appears here by itself.</source>
      <translation>Anslut en: den visas här av sig själv.</translation>
    </message>
    <message>
      <source>Plug the scanner in.</source>
      <translation>Anslut läsaren.</translation>
    </message>
    <message>
      <source>Print the code</source>
      <translation>Skriv ut koden</translation>
    </message>
    <message>
      <source>QR code</source>
      <translation>QR-kod</translation>
    </message>
    <message>
      <source>Scan anything.</source>
      <translation>Läs vilken kod som helst.</translation>
    </message>
    <message>
      <source>Scan one of the two codes; either will do.</source>
      <translation>Läs en av de två koderna, vilken som helst.</translation>
    </message>
    <message>
      <source>Scanner on a cable</source>
      <translation>Läsare med kabel</translation>
    </message>
    <message>
      <source>Scanner that types</source>
      <translation>Läsare som skriver</translation>
    </message>
    <message>
      <source>Scanners and camera</source>
      <translation>Läsare och kamera</translation>
    </message>
    <message>
      <source>Scans arrive only while this window is in front. A scanner on a cable does not need that.</source>
      <translation>Läsningar kommer fram bara när det här fönstret är främst. En läsare med kabel behöver det inte.</translation>
    </message>
    <message>
      <source>Set up</source>
      <translation>Ställ in</translation>
    </message>
    <message>
      <source>Set up again</source>
      <translation>Ställ in igen</translation>
    </message>
    <message>
      <source>Set up the scanner of this till</source>
      <translation>Ställ in kassans läsare</translation>
    </message>
    <message>
      <source>Set up the scanner that types</source>
      <translation>Ställ in läsaren som skriver</translation>
    </message>
    <message>
      <source>Tab</source>
      <translation>Tabb</translation>
    </message>
    <message>
      <source>Test scan</source>
      <translation>Prov</translation>
    </message>
    <message>
      <source>The camera gives pictures.</source>
      <translation>Kameran ger bild.</translation>
    </message>
    <message>
      <source>The camera is being started …</source>
      <translation>Kameran startar …</translation>
    </message>
    <message>
      <source>The file is at its end.</source>
      <translation>Filen är slut.</translation>
    </message>
    <message>
      <source>The scanner is being opened …</source>
      <translation>Läsaren öppnas …</translation>
    </message>
    <message>
      <source>The scanner is set up.</source>
      <translation>Läsaren är inställd.</translation>
    </message>
    <message>
      <source>The scanner listens.</source>
      <translation>Läsaren är redo.</translation>
    </message>
    <message>
      <source>This scanner is set up.</source>
      <translation>Läsaren är inställd.</translation>
    </message>
    <message>
      <source>Typed by hand</source>
      <translation>Skrivet för hand</translation>
    </message>
    <message>
      <source>US English</source>
      <translation>Amerikanskt</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Använd</translation>
    </message>
    <message>
      <source>Waiting for the scan …</source>
      <translation>Väntar på läsningen …</translation>
    </message>
    <message>
      <source>What arrives is shown here. It is looked up nowhere and kept nowhere.</source>
      <translation>Här syns vad som kom fram. Det slås inte upp och sparas inte.</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>används</translation>
    </message>
    <message>
      <source>kind of code not told</source>
      <translation>kodtyp okänd</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>okänt</translation>
    </message>
    <message>
      <source>not plugged in</source>
      <translation>inte ansluten</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>inget</translation>
    </message>
    <message>
      <source>rtsp://, http:// or a file</source>
      <translation>rtsp://, http:// eller en fil</translation>
    </message>
  </context>
  <context>
    <name>SetAside</name>
    <message numerus="yes">
      <source>%n records written to the file.</source>
      <translation>
        <numerusform>%n post skriven till filen.</numerusform>
        <numerusform>%n poster skrivna till filen.</numerusform>
      </translation>
    </message>
    <message>
      <source>A new record is sent in its place. The old one stays, and names the new one.</source>
      <translation>En ny post skickas i dess ställe. Den gamla blir kvar och hänvisar till den nya.</translation>
    </message>
    <message>
      <source>A test</source>
      <translation>Ett test</translation>
    </message>
    <message>
      <source>A typing mistake</source>
      <translation>Ett skrivfel</translation>
    </message>
    <message>
      <source>Accept the loss</source>
      <translation>Godta förlusten</translation>
    </message>
    <message>
      <source>Accept the loss?</source>
      <translation>Godta förlusten?</translation>
    </message>
    <message>
      <source>Accepted: {reason}. By staff {staff}, {time}.</source>
      <translation>Godtagen: {reason}. Av anställd {staff}, {time}.</translation>
    </message>
    <message>
      <source>Accepting …</source>
      <translation>Godtar …</translation>
    </message>
    <message>
      <source>Another reason</source>
      <translation>Ett annat skäl</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tillbaka</translation>
    </message>
    <message>
      <source>Benefit given</source>
      <translation>Given förmån</translation>
    </message>
    <message>
      <source>Card handed out</source>
      <translation>Utlämnat kort</translation>
    </message>
    <message>
      <source>Card handed out, fee {total}</source>
      <translation>Utlämnat kort, avgift {total}</translation>
    </message>
    <message>
      <source>Card references are in it: hand it to support only.</source>
      <translation>Den innehåller kortreferenser: ge den bara till supporten.</translation>
    </message>
    <message>
      <source>Card scanned</source>
      <translation>Läst kort</translation>
    </message>
    <message>
      <source>Compare it with the receipt and correct it, or accept the loss.</source>
      <translation>Jämför med kvittot och rätta den, eller godta förlusten.</translation>
    </message>
    <message>
      <source>Compare the day's receipts with the purchases. Record again what is missing, then accept.</source>
      <translation>Jämför dagens kvitton med köpen. Registrera det som saknas igen och godta sedan.</translation>
    </message>
    <message>
      <source>Compare the two. If this one was recorded twice, accept the loss.</source>
      <translation>Jämför de två. Om den här registrerades två gånger, godta förlusten.</translation>
    </message>
    <message>
      <source>Correct and send again</source>
      <translation>Rätta och skicka igen</translation>
    </message>
    <message>
      <source>Correct this purchase</source>
      <translation>Rätta köpet</translation>
    </message>
    <message>
      <source>Corrected and sent again, by staff {staff}, {time}.</source>
      <translation>Rättad och skickad igen, av anställd {staff}, {time}.</translation>
    </message>
    <message>
      <source>Decision about a record</source>
      <translation>Beslut om en post</translation>
    </message>
    <message>
      <source>Delete the last digit</source>
      <translation>Ta bort sista siffran</translation>
    </message>
    <message>
      <source>Every answered record of this till was accepted.</source>
      <translation>Alla besvarade poster från kassan är godkända.</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportera</translation>
    </message>
    <message>
      <source>Export all</source>
      <translation>Exportera alla</translation>
    </message>
    <message>
      <source>For support: {code}</source>
      <translation>Till supporten: {code}</translation>
    </message>
    <message>
      <source>Hand out another card at the info desk, then accept the loss.</source>
      <translation>Lämna ut ett annat kort i informationsdisken och godta sedan förlusten.</translation>
    </message>
    <message>
      <source>It cannot be sent again. Export it for support, then accept the loss.</source>
      <translation>Den kan inte skickas igen. Exportera den till supporten och godta sedan förlusten.</translation>
    </message>
    <message>
      <source>Keep the link to the member</source>
      <translation>Behåll kopplingen till medlemmen</translation>
    </message>
    <message>
      <source>Looking …</source>
      <translation>Letar …</translation>
    </message>
    <message>
      <source>Needs a person</source>
      <translation>Kräver en person</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Inte nu</translation>
    </message>
    <message>
      <source>Nothing is lost while they wait.</source>
      <translation>Inget går förlorat medan de väntar.</translation>
    </message>
    <message>
      <source>Nothing is missing. Accept it to clear it from the list.</source>
      <translation>Inget saknas. Godta den, så väntar den inte längre.</translation>
    </message>
    <message>
      <source>Nothing waits for a person.</source>
      <translation>Inget väntar på en person.</translation>
    </message>
    <message>
      <source>Only the manager decides about these.</source>
      <translation>Bara chefen avgör dessa.</translation>
    </message>
    <message>
      <source>Purchase</source>
      <translation>Köp</translation>
    </message>
    <message>
      <source>Purchase of {total}</source>
      <translation>Köp på {total}</translation>
    </message>
    <message>
      <source>Purchase taken back</source>
      <translation>Återtaget köp</translation>
    </message>
    <message>
      <source>Recorded twice</source>
      <translation>Registrerad två gånger</translation>
    </message>
    <message>
      <source>Records (*.jsonl)</source>
      <translation>Poster (*.jsonl)</translation>
    </message>
    <message>
      <source>Records missing on this till</source>
      <translation>Poster saknas i kassan</translation>
    </message>
    <message>
      <source>Send again</source>
      <translation>Skicka igen</translation>
    </message>
    <message>
      <source>Send it again without the link to the member. The purchase then counts as any other.</source>
      <translation>Skicka den igen utan kopplingen till medlemmen. Köpet räknas då som vilket annat som helst.</translation>
    </message>
    <message>
      <source>Send it again. If it comes back, export it for support.</source>
      <translation>Skicka den igen. Om den kommer tillbaka, exportera den till supporten.</translation>
    </message>
    <message>
      <source>Sending …</source>
      <translation>Skickar …</translation>
    </message>
    <message>
      <source>Settled {time}.</source>
      <translation>Avslutad {time}.</translation>
    </message>
    <message>
      <source>Sign-in</source>
      <translation>Inloggning</translation>
    </message>
    <message>
      <source>Technical record</source>
      <translation>Teknisk post</translation>
    </message>
    <message>
      <source>The backend gives a reason that this till does not know.</source>
      <translation>Bakomsystemet ger ett skäl som kassan inte känner till.</translation>
    </message>
    <message>
      <source>The customer left</source>
      <translation>Kunden gick</translation>
    </message>
    <message>
      <source>What was given was given. Check the receipt, then accept the loss.</source>
      <translation>Det som gavs är givet. Kontrollera kvittot och godta sedan förlusten.</translation>
    </message>
    <message>
      <source>Where to write the records</source>
      <translation>Var posterna ska skrivas</translation>
    </message>
    <message>
      <source>{record}: choose why. It stays stored, marked with the reason and your number.</source>
      <translation>{record}: välj varför. Den blir kvar, märkt med skälet och ditt nummer.</translation>
    </message>
    <message>
      <source>{time}, with a card</source>
      <translation>{time}, med kort</translation>
    </message>
  </context>
  <context>
    <name>Shell</name>
    <message>
      <source>Till</source>
      <translation>Kassa</translation>
    </message>
  </context>
  <context>
    <name>SignIn</name>
    <message numerus="yes">
      <source>%n records wait on this computer, and they are safe. Let in as the same till, it delivers them.</source>
      <translation>
        <numerusform>%n post väntar i datorn och är säker. Godkänd som samma kassa levererar den posten.</numerusform>
        <numerusform>%n poster väntar i datorn och är säkra. Godkänd som samma kassa levererar den dem.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait on this computer.</source>
      <translation>
        <numerusform>%n post väntar i datorn.</numerusform>
        <numerusform>%n poster väntar i datorn.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait on this till. They are safe and leave by themselves.</source>
      <translation>
        <numerusform>%n post väntar i kassan. Den är säker och skickas av sig själv.</numerusform>
        <numerusform>%n poster väntar i kassan. De är säkra och skickas av sig själva.</numerusform>
      </translation>
    </message>
    <message>
      <source>A manager opens Tills at another till of this merchant, and scans this code or types the letters.</source>
      <translation>En chef öppnar Kassor vid en annan av företagets kassor och läser koden eller skriver bokstäverna.</translation>
    </message>
    <message>
      <source>Address of the backend</source>
      <translation>Bakomsystemets adress</translation>
    </message>
    <message>
      <source>Asking the backend …</source>
      <translation>Frågar bakomsystemet …</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tillbaka</translation>
    </message>
    <message>
      <source>Back to the till</source>
      <translation>Tillbaka till kassan</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Avbryt</translation>
    </message>
    <message>
      <source>Choose a passphrase</source>
      <translation>Välj en lösenfras</translation>
    </message>
    <message>
      <source>Choose your own PIN</source>
      <translation>Välj en egen PIN-kod</translation>
    </message>
    <message>
      <source>Close the program</source>
      <translation>Stäng programmet</translation>
    </message>
    <message>
      <source>Enrol</source>
      <translation>Registrera</translation>
    </message>
    <message>
      <source>Enrol this till again</source>
      <translation>Registrera kassan på nytt</translation>
    </message>
    <message>
      <source>For support: {code}</source>
      <translation>Till supporten: {code}</translation>
    </message>
    <message>
      <source>Go on without these records</source>
      <translation>Fortsätt utan dessa poster</translation>
    </message>
    <message>
      <source>Go on without these records?</source>
      <translation>Fortsätta utan dessa poster?</translation>
    </message>
    <message>
      <source>Good for {time}</source>
      <translation>Giltig i {time}</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>Låst</translation>
    </message>
    <message>
      <source>Make this computer a till</source>
      <translation>Gör datorn till en kassa</translation>
    </message>
    <message>
      <source>Make this computer this till again</source>
      <translation>Gör datorn till den här kassan igen</translation>
    </message>
    <message>
      <source>Move them and begin anew</source>
      <translation>Flytta dem och börja om</translation>
    </message>
    <message>
      <source>New PIN</source>
      <translation>Ny PIN-kod</translation>
    </message>
    <message>
      <source>New passphrase</source>
      <translation>Ny lösenfras</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Nästa</translation>
    </message>
    <message>
      <source>Nobody is signed in.</source>
      <translation>Ingen är inloggad.</translation>
    </message>
    <message>
      <source>Nobody knows it any more</source>
      <translation>Ingen minns den längre</translation>
    </message>
    <message>
      <source>Not 000000, not 123456 or 654321</source>
      <translation>Inte 000000, inte 123456 eller 654321</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Inte nu</translation>
    </message>
    <message>
      <source>Not the PIN that you were given</source>
      <translation>Inte den PIN-kod som du fick</translation>
    </message>
    <message>
      <source>Not your staff number</source>
      <translation>Inte ditt personalnummer</translation>
    </message>
    <message>
      <source>One moment …</source>
      <translation>Ett ögonblick …</translation>
    </message>
    <message>
      <source>One-time code from IT, if you have one</source>
      <translation>Engångskod från IT, om du har en</translation>
    </message>
    <message>
      <source>Open the till</source>
      <translation>Öppna kassan</translation>
    </message>
    <message>
      <source>PIN</source>
      <translation>PIN</translation>
    </message>
    <message>
      <source>Passphrase</source>
      <translation>Lösenfras</translation>
    </message>
    <message>
      <source>Refused keyring: {name}</source>
      <translation>Avvisad nyckelring: {name}</translation>
    </message>
    <message>
      <source>Scanners</source>
      <translation>Läsare</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Visa</translation>
    </message>
    <message>
      <source>Show a code here</source>
      <translation>Visa en kod här</translation>
    </message>
    <message>
      <source>Show a new code</source>
      <translation>Visa en ny kod</translation>
    </message>
    <message>
      <source>Sign in</source>
      <translation>Logga in</translation>
    </message>
    <message>
      <source>Sign in first, then scan.</source>
      <translation>Logga in först, läs sedan kortet.</translation>
    </message>
    <message>
      <source>Signing in …</source>
      <translation>Loggar in …</translation>
    </message>
    <message>
      <source>Six digits</source>
      <translation>Sex siffror</translation>
    </message>
    <message>
      <source>Somebody else</source>
      <translation>Någon annan</translation>
    </message>
    <message>
      <source>Somebody else knows the PIN that you were given. Nobody will know this one.</source>
      <translation>Någon annan känner till PIN-koden du fick. Den här känner bara du till.</translation>
    </message>
    <message>
      <source>Somebody else takes over</source>
      <translation>Någon annan tar över</translation>
    </message>
    <message>
      <source>Staff number</source>
      <translation>Personalnummer</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Ta över</translation>
    </message>
    <message>
      <source>Take this PIN</source>
      <translation>Ta den här PIN-koden</translation>
    </message>
    <message>
      <source>The backend is away.</source>
      <translation>Bakomsystemet är borta.</translation>
    </message>
    <message>
      <source>The keys of this till are kept under a passphrase. A manager types it here.</source>
      <translation>Den här kassans nycklar ligger under en lösenfras. En chef skriver den här.</translation>
    </message>
    <message numerus="yes">
      <source>The next try is possible in %n seconds.</source>
      <translation>
        <numerusform>Nästa försök är möjligt om %n sekund.</numerusform>
        <numerusform>Nästa försök är möjligt om %n sekunder.</numerusform>
      </translation>
    </message>
    <message>
      <source>The old records are kept in a folder of their own. A new code makes this a new till.</source>
      <translation>De gamla posterna finns kvar i en egen mapp. En ny kod gör den här till en ny kassa.</translation>
    </message>
    <message>
      <source>The records of this till are safe on this computer. Let in as the same till, it brings them back and delivers them.</source>
      <translation>Kassans poster är säkra i datorn. Godkänd som samma kassa får den tillbaka dem och levererar dem.</translation>
    </message>
    <message>
      <source>The sale of {number} stays open. What is recorded from now on carries the new number.</source>
      <translation>Försäljningen för {number} förblir öppen. Det som registreras härefter får det nya numret.</translation>
    </message>
    <message>
      <source>The same again</source>
      <translation>Samma igen</translation>
    </message>
    <message>
      <source>They are moved into a folder of their own and stay there, for IT. The till begins anew.</source>
      <translation>De flyttas till en egen mapp och blir kvar där, för IT. Kassan börjar om.</translation>
    </message>
    <message>
      <source>This computer shows a code, and a manager lets it in at another till. Or IT gave you a code.</source>
      <translation>Datorn visar en kod som en chef godkänner vid en annan kassa. Eller så gav IT dig en kod.</translation>
    </message>
    <message>
      <source>This till cannot start</source>
      <translation>Kassan kan inte starta</translation>
    </message>
    <message>
      <source>This till is locked: nothing was looked up.</source>
      <translation>Kassan är låst: inget söktes upp.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Försök igen</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>Lås upp</translation>
    </message>
    <message>
      <source>Unlock it first, then scan again.</source>
      <translation>Lås upp först och läs sedan igen.</translation>
    </message>
    <message>
      <source>Use a passphrase</source>
      <translation>Använd en lösenfras</translation>
    </message>
    <message>
      <source>Waiting for a manager …</source>
      <translation>Väntar på en chef …</translation>
    </message>
    <message>
      <source>Where a computer has no keyring, a passphrase keeps the till's keys: at least 12 characters or four words. A manager types it at each start.</source>
      <translation>Där en dator saknar nyckelring skyddar en lösenfras kassans nycklar: minst 12 tecken eller fyra ord. En chef skriver den vid varje start.</translation>
    </message>
    <message>
      <source>Who worked at this till lately can sign in all the same.</source>
      <translation>Den som nyligen arbetat vid kassan kan ändå logga in.</translation>
    </message>
    <message>
      <source>You may try again now.</source>
      <translation>Du kan försöka igen nu.</translation>
    </message>
    <message>
      <source>{number} is at work here, and the sale stays as it is. Scan a badge or type the PIN.</source>
      <translation>{number} arbetar här och försäljningen står kvar. Läs ett personalkort eller skriv PIN-koden.</translation>
    </message>
  </context>
  <context>
    <name>Staff</name>
    <message>
      <source>A sale is not finished.</source>
      <translation>Ett köp är inte avslutat.</translation>
    </message>
    <message>
      <source>Ask a manager to unlock it.</source>
      <translation>Be en chef låsa upp det.</translation>
    </message>
    <message>
      <source>Choose one that only you know.</source>
      <translation>Välj en som bara du känner till.</translation>
    </message>
    <message>
      <source>Choose six other digits: not all the same, no run, not your number.</source>
      <translation>Välj sex andra siffror: inte alla lika, inte i följd och inte ditt nummer.</translation>
    </message>
    <message>
      <source>Finish it, or leave it to whoever signs in next.</source>
      <translation>Slutför det eller lämna det till den som loggar in härnäst.</translation>
    </message>
    <message>
      <source>Somebody else chose your PIN.</source>
      <translation>Någon annan har valt din PIN-kod.</translation>
    </message>
    <message>
      <source>The till is locked.</source>
      <translation>Kassan är låst.</translation>
    </message>
    <message>
      <source>This PIN is too easy to guess, or was yours before.</source>
      <translation>PIN-koden är för lätt att gissa, eller var din redan förut.</translation>
    </message>
    <message>
      <source>Too many wrong PINs: this number is locked.</source>
      <translation>För många felaktiga PIN-koder: numret är låst.</translation>
    </message>
    <message>
      <source>Type your PIN, or let a colleague take over. The sale stays open.</source>
      <translation>Skriv din PIN-kod eller låt en kollega ta över. Köpet förblir öppet.</translation>
    </message>
  </context>
  <context>
    <name>Till</name>
    <message>
      <source>A part of the till's file does not read.</source>
      <translation>En del av kassans fil går inte att läsa.</translation>
    </message>
    <message>
      <source>Allow it when the system asks, then try again.</source>
      <translation>Tillåt det när systemet frågar och försök igen.</translation>
    </message>
    <message>
      <source>Ask IT to bring it back: records may be in it. Do not enrol anew, unless it is lost for good; then with --again and a code for the same till.</source>
      <translation>Be IT att återställa den: det kan finnas poster i den. Registrera inte på nytt, om den inte är förlorad för gott; då med --again och en kod för samma kassa.</translation>
    </message>
    <message>
      <source>Ask IT to bring till.secrets back, or enrol again with a code for the same till.</source>
      <translation>Be IT att återställa till.secrets, eller registrera kassan på nytt med en kod för samma kassa.</translation>
    </message>
    <message>
      <source>Ask IT to give this user the right to read the till's folder.</source>
      <translation>Be IT att ge den här användaren rätt att läsa kassans mapp.</translation>
    </message>
    <message>
      <source>Ask IT to give this user the right to write into the till's folder.</source>
      <translation>Be IT ge användaren rätt att skriva i kassans mapp.</translation>
    </message>
    <message>
      <source>Ask IT to remove PYTHON_KEYRING_BACKEND or keyringrc.cfg, or let a manager choose a passphrase.</source>
      <translation>Be IT att ta bort PYTHON_KEYRING_BACKEND eller keyringrc.cfg, eller låt en chef välja en lösenfras.</translation>
    </message>
    <message>
      <source>Ask IT to set one up. The key is never written in plain text. A manager's passphrase can keep it, too.</source>
      <translation>Be IT att ordna en. Nyckeln skrivs aldrig i klartext. Även en chefs lösenfras kan skydda den.</translation>
    </message>
    <message>
      <source>Ask IT. Nothing was deleted.</source>
      <translation>Fråga IT. Inget togs bort.</translation>
    </message>
    <message>
      <source>Ask IT. The file is kept as it was.</source>
      <translation>Fråga IT. Filen är kvar som den var.</translation>
    </message>
    <message>
      <source>Ask IT. What was recorded is safe.</source>
      <translation>Fråga IT. Det registrerade är säkert.</translation>
    </message>
    <message>
      <source>Ask IT: is the disk full, may this user not write? Nothing was changed.</source>
      <translation>Fråga IT: är disken full, får användaren inte skriva? Inget ändrades.</translation>
    </message>
    <message>
      <source>Ask a manager to type it.</source>
      <translation>Be en chef att skriva den.</translation>
    </message>
    <message>
      <source>Ask for a code for this till. That other till must be enrolled anew, too.</source>
      <translation>Be om en kod för den här kassan. Även den andra kassan måste registreras på nytt.</translation>
    </message>
    <message>
      <source>Call the manager: compare the day's report with the receipts. Tell IT.</source>
      <translation>Kalla på chefen: jämför dagens rapport med kvittona. Säg till IT.</translation>
    </message>
    <message>
      <source>Call the manager: the list of records set aside says how many. Tell IT.</source>
      <translation>Kalla på chefen: listan över undanlagda poster visar hur många. Säg till IT.</translation>
    </message>
    <message>
      <source>Close other programs and try again.</source>
      <translation>Stäng andra program och försök igen.</translation>
    </message>
    <message>
      <source>Close the till and start it again: it mends its file by itself. Tell IT.</source>
      <translation>Stäng kassan och starta den igen: den lagar sin fil själv. Säg till IT.</translation>
    </message>
    <message>
      <source>Enrol this till again with a code for the same till.</source>
      <translation>Registrera kassan på nytt med en kod för samma kassa.</translation>
    </message>
    <message>
      <source>Free some space, or call the manager or IT, before this customer pays.</source>
      <translation>Frigör utrymme, eller kalla på chefen eller IT, innan kunden betalar.</translation>
    </message>
    <message>
      <source>Free some space, then try again. What was recorded before is safe.</source>
      <translation>Frigör utrymme och försök igen. Det som registrerats tidigare är säkert.</translation>
    </message>
    <message>
      <source>Go back and check it, then try again.</source>
      <translation>Gå tillbaka, kontrollera och försök igen.</translation>
    </message>
    <message>
      <source>Leave this till switched on and ask IT. The file is kept as it is.</source>
      <translation>Låt kassan vara på och fråga IT. Filen bevaras som den är.</translation>
    </message>
    <message>
      <source>Look at capital letters and the keyboard's language, and type it again.</source>
      <translation>Kontrollera stora bokstäver och tangentbordets språk och skriv den igen.</translation>
    </message>
    <message>
      <source>Nothing is to be done.</source>
      <translation>Inget behöver göras.</translation>
    </message>
    <message>
      <source>Nothing was changed. Ask IT: the old keyring may be brought back, or the records kept aside (reset --keep-aside).</source>
      <translation>Inget ändrades. Fråga IT: den gamla nyckelringen kan kanske återställas, eller posterna läggas undan (reset --keep-aside).</translation>
    </message>
    <message>
      <source>Sign in to the computer as the user who enrolled this till, or ask IT.</source>
      <translation>Logga in på datorn som den användare som registrerade kassan, eller fråga IT.</translation>
    </message>
    <message>
      <source>Sign in to the computer as the user who enrolled this till, or enrol again with a code for the same till.</source>
      <translation>Logga in på datorn som den användare som registrerade kassan, eller registrera på nytt med en kod för samma kassa.</translation>
    </message>
    <message>
      <source>Start it again.</source>
      <translation>Starta den igen.</translation>
    </message>
    <message>
      <source>Start the newer version, or ask IT to install it. Nothing is lost.</source>
      <translation>Starta den nyare versionen eller be IT installera den. Inget har gått förlorat.</translation>
    </message>
    <message>
      <source>Start the till again.</source>
      <translation>Starta kassan igen.</translation>
    </message>
    <message>
      <source>Take at least 12 characters or four words.</source>
      <translation>Använd minst 12 tecken eller fyra ord.</translation>
    </message>
    <message>
      <source>Take four words that do not belong together.</source>
      <translation>Ta fyra ord som inte hör ihop.</translation>
    </message>
    <message>
      <source>Tell IT: the damaged file is kept beside the new one.</source>
      <translation>Säg till IT: den skadade filen ligger kvar bredvid den nya.</translation>
    </message>
    <message>
      <source>The computer's keyring did not hand out the till's key.</source>
      <translation>Datorns nyckelring lämnade inte ut kassans nyckel.</translation>
    </message>
    <message>
      <source>The computer's keyring is locked.</source>
      <translation>Datorns nyckelring är låst.</translation>
    </message>
    <message>
      <source>The disk is full. This was not recorded.</source>
      <translation>Disken är full. Detta registrerades inte.</translation>
    </message>
    <message>
      <source>The disk is full: no new sale can be recorded. Nothing is lost.</source>
      <translation>Disken är full: inget nytt köp kan registreras. Inget har gått förlorat.</translation>
    </message>
    <message>
      <source>The disk refused to read or write. This was not recorded.</source>
      <translation>Disken vägrade läsa eller skriva. Detta registrerades inte.</translation>
    </message>
    <message>
      <source>The file with the till's keys cannot be read.</source>
      <translation>Filen med kassans nycklar kan inte läsas.</translation>
    </message>
    <message>
      <source>The file with the till's keys is damaged. The records of this till are safe.</source>
      <translation>Filen med kassans nycklar är skadad. Den här kassans poster är i säkerhet.</translation>
    </message>
    <message>
      <source>The file with the till's keys is gone. The records of this till are safe.</source>
      <translation>Filen med kassans nycklar är borta. Den här kassans poster är i säkerhet.</translation>
    </message>
    <message>
      <source>The file with the till's keys was written by a newer version of this program.</source>
      <translation>Filen med kassans nycklar skrevs av en nyare version av programmet.</translation>
    </message>
    <message>
      <source>The key in the keyring does not open the till's file.</source>
      <translation>Nyckeln i nyckelringen öppnar inte kassans fil.</translation>
    </message>
    <message>
      <source>The old records could not be moved.</source>
      <translation>De gamla posterna kunde inte flyttas.</translation>
    </message>
    <message>
      <source>The till could not tell whether this was written.</source>
      <translation>Kassan kunde inte avgöra om detta skrevs.</translation>
    </message>
    <message>
      <source>The till is closing.</source>
      <translation>Kassan stängs.</translation>
    </message>
    <message>
      <source>The till's file cannot be written.</source>
      <translation>Kassans fil kan inte skrivas.</translation>
    </message>
    <message>
      <source>The till's file could not be made ready for this version.</source>
      <translation>Kassans fil kunde inte göras klar för den här versionen.</translation>
    </message>
    <message>
      <source>The till's file had trouble.</source>
      <translation>Kassans fil hade en störning.</translation>
    </message>
    <message>
      <source>The till's file is damaged.</source>
      <translation>Kassans fil är skadad.</translation>
    </message>
    <message>
      <source>The till's file is gone.</source>
      <translation>Kassans fil är borta.</translation>
    </message>
    <message>
      <source>The till's file was damaged and is mended. No record is lost.</source>
      <translation>Kassans fil var skadad och har lagats. Ingen post har gått förlorad.</translation>
    </message>
    <message>
      <source>The till's file was damaged and is mended. Some records may be missing.</source>
      <translation>Kassans fil var skadad och har lagats. Några poster kan saknas.</translation>
    </message>
    <message>
      <source>The till's file was damaged, and some records could not be saved.</source>
      <translation>Kassans fil var skadad, och några poster kunde inte räddas.</translation>
    </message>
    <message>
      <source>The till's file was written by a newer version of this program.</source>
      <translation>Kassans fil skrevs av en nyare version av programmet.</translation>
    </message>
    <message>
      <source>The till's key in the keyring is damaged. The records of this till are safe.</source>
      <translation>Kassans nyckel i nyckelringen är skadad. Kassans poster är säkra.</translation>
    </message>
    <message>
      <source>The till's key is not in this computer's keyring. The records of this till are safe.</source>
      <translation>Kassans nyckel finns inte i datorns nyckelring. Kassans poster är säkra.</translation>
    </message>
    <message>
      <source>The till's keys could not be kept: the file was not written.</source>
      <translation>Kassans nycklar kunde inte sparas: filen skrevs inte.</translation>
    </message>
    <message>
      <source>The till's keys did not read back from the new place.</source>
      <translation>Kassans nycklar gick inte att läsa tillbaka från den nya platsen.</translation>
    </message>
    <message>
      <source>The till's settings cannot be read.</source>
      <translation>Kassans inställningar kan inte läsas.</translation>
    </message>
    <message>
      <source>The till's settings could not be written.</source>
      <translation>Kassans inställningar kunde inte skrivas.</translation>
    </message>
    <message>
      <source>The two passphrases are not the same.</source>
      <translation>De två lösenfraserna är inte lika.</translation>
    </message>
    <message>
      <source>There are records here whose key is lost and was never left with the backend.</source>
      <translation>Här finns poster vars nyckel är borta och aldrig lämnades till bakomsystemet.</translation>
    </message>
    <message>
      <source>These records can be opened.</source>
      <translation>Dessa poster går att öppna.</translation>
    </message>
    <message>
      <source>They are where they were. Tell IT.</source>
      <translation>De är kvar där de var. Säg till IT.</translation>
    </message>
    <message>
      <source>This cannot be recorded as it is.</source>
      <translation>Detta kan inte registreras som det är.</translation>
    </message>
    <message>
      <source>This code was another till's. Nothing was changed here.</source>
      <translation>Koden hörde till en annan kassa. Inget ändrades här.</translation>
    </message>
    <message>
      <source>This computer has no keyring to keep the till's key in.</source>
      <translation>Datorn har ingen nyckelring för kassans nyckel.</translation>
    </message>
    <message>
      <source>This computer has too little memory free to open the till's keys.</source>
      <translation>Datorn har för lite ledigt minne för att öppna kassans nycklar.</translation>
    </message>
    <message>
      <source>This computer is set up with a keyring that would not keep the till's key secret.</source>
      <translation>Den här datorn är inställd på en nyckelring som inte skulle hålla kassans nyckel hemlig.</translation>
    </message>
    <message>
      <source>This is not the passphrase.</source>
      <translation>Det här är inte lösenfrasen.</translation>
    </message>
    <message>
      <source>This passphrase is too long, or has signs that no keyboard shows.</source>
      <translation>Lösenfrasen är för lång eller har tecken som inget tangentbord visar.</translation>
    </message>
    <message>
      <source>This passphrase is too short.</source>
      <translation>Lösenfrasen är för kort.</translation>
    </message>
    <message>
      <source>This passphrase repeats a few characters only.</source>
      <translation>Lösenfrasen upprepar bara några få tecken.</translation>
    </message>
    <message>
      <source>This till is already open in another window.</source>
      <translation>Kassan är redan öppen i ett annat fönster.</translation>
    </message>
    <message>
      <source>This till's keys are in the computer's keyring; there is no passphrase.</source>
      <translation>Den här kassans nycklar finns i datorns nyckelring; det finns ingen lösenfras.</translation>
    </message>
    <message>
      <source>This till's keys are kept under a manager's passphrase.</source>
      <translation>Den här kassans nycklar ligger under en chefs lösenfras.</translation>
    </message>
    <message>
      <source>Too many wrong passphrases.</source>
      <translation>För många felaktiga lösenfraser.</translation>
    </message>
    <message>
      <source>Try again; if it stays, ask IT. What was recorded before is safe.</source>
      <translation>Försök igen; om det kvarstår, fråga IT. Det som registrerats tidigare är säkert.</translation>
    </message>
    <message>
      <source>Try again; it is recorded only once.</source>
      <translation>Försök igen; det registreras bara en gång.</translation>
    </message>
    <message>
      <source>Type it by hand, at most 256 characters.</source>
      <translation>Skriv den för hand, högst 256 tecken.</translation>
    </message>
    <message>
      <source>Type the new passphrase twice.</source>
      <translation>Skriv den nya lösenfrasen två gånger.</translation>
    </message>
    <message>
      <source>Unlock it with the password of this computer's user, then try again.</source>
      <translation>Lås upp den med datoranvändarens lösenord och försök igen.</translation>
    </message>
    <message>
      <source>Use that window, or close it and try again.</source>
      <translation>Använd det fönstret, eller stäng det och försök igen.</translation>
    </message>
    <message>
      <source>Wait, then type it again. Each further wrong one makes the wait longer.</source>
      <translation>Vänta och skriv den sedan igen. Varje ny felaktig gör väntan längre.</translation>
    </message>
  </context>
  <context>
    <name>Tills</name>
    <message>
      <source>Another computer is this till now. It stops being so.</source>
      <translation>En annan dator är den här kassan nu. Det upphör.</translation>
    </message>
    <message>
      <source>Asking the backend …</source>
      <translation>Frågar bakomsystemet …</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tillbaka</translation>
    </message>
    <message>
      <source>Choose a till</source>
      <translation>Välj en kassa</translation>
    </message>
    <message>
      <source>Choose in the list which till it is to be.</source>
      <translation>Välj i listan vilken kassa den ska bli.</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>Stängd</translation>
    </message>
    <message>
      <source>Colleague's number</source>
      <translation>Kollegans nummer</translation>
    </message>
    <message>
      <source>Compare the letters with the till's screen.</source>
      <translation>Jämför bokstäverna med kassans skärm.</translation>
    </message>
    <message>
      <source>It forgets its cards and locks itself. Its records stay for whoever is let in again.</source>
      <translation>Den glömmer sina kort och låser sig. Dess poster väntar tills kassan godkänns igen.</translation>
    </message>
    <message>
      <source>It is let in.</source>
      <translation>Kassan är godkänd.</translation>
    </message>
    <message>
      <source>It is revoked.</source>
      <translation>Kassan är spärrad.</translation>
    </message>
    <message>
      <source>It says that it was this till before, and brings its records along.</source>
      <translation>Den säger att den var den här kassan förut och tar med sig sina poster.</translation>
    </message>
    <message>
      <source>It was turned away.</source>
      <translation>Kassan avvisades.</translation>
    </message>
    <message>
      <source>Its records come back when it is let in again.</source>
      <translation>Dess poster kommer tillbaka när den godkänns igen.</translation>
    </message>
    <message>
      <source>Let a till in</source>
      <translation>Godkänn en kassa</translation>
    </message>
    <message>
      <source>Let it in</source>
      <translation>Godkänn</translation>
    </message>
    <message>
      <source>Let it in as {till}</source>
      <translation>Godkänn: {till}</translation>
    </message>
    <message>
      <source>Let it in as {till}?</source>
      <translation>Godkänna: {till}?</translation>
    </message>
    <message>
      <source>Look it up</source>
      <translation>Sök</translation>
    </message>
    <message>
      <source>No computer is this till.</source>
      <translation>Ingen dator är den här kassan.</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Inte nu</translation>
    </message>
    <message>
      <source>One moment …</source>
      <translation>Ett ögonblick …</translation>
    </message>
    <message>
      <source>Program version {version}, asked {time}.</source>
      <translation>Programversion {version}, begärd {time}.</translation>
    </message>
    <message>
      <source>Replaced</source>
      <translation>Utbytt</translation>
    </message>
    <message>
      <source>Revoke it</source>
      <translation>Spärra</translation>
    </message>
    <message>
      <source>Revoke this till</source>
      <translation>Spärra kassan</translation>
    </message>
    <message>
      <source>Revoke {till}?</source>
      <translation>Spärra: {till}?</translation>
    </message>
    <message>
      <source>Revoked: it is locked as soon as it reaches the backend.</source>
      <translation>Spärrad: den låses så snart den når bakomsystemet.</translation>
    </message>
    <message>
      <source>Stolen</source>
      <translation>Stulen</translation>
    </message>
    <message>
      <source>Ten wrong PINs locked the number. Be sure who stands before you.</source>
      <translation>Tio felaktiga PIN-koder låste numret. Försäkra dig om vem som står framför dig.</translation>
    </message>
    <message>
      <source>The backend is away: at other tills the number stays locked.</source>
      <translation>Bakomsystemet svarar inte: vid andra kassor är numret fortfarande låst.</translation>
    </message>
    <message>
      <source>The colleague may try again at this till.</source>
      <translation>Kollegan kan försöka igen vid den här kassan.</translation>
    </message>
    <message>
      <source>The colleague may try again, at every till.</source>
      <translation>Kollegan kan försöka igen vid alla kassor.</translation>
    </message>
    <message>
      <source>The new till shows eight letters. Scan its code, or type the letters here.</source>
      <translation>Den nya kassan visar åtta bokstäver. Läs dess kod eller skriv bokstäverna här.</translation>
    </message>
    <message>
      <source>The till goes on by itself within seconds.</source>
      <translation>Kassan fortsätter av sig själv inom några sekunder.</translation>
    </message>
    <message>
      <source>The till locks itself as soon as it reaches the backend.</source>
      <translation>Kassan låser sig så snart den når bakomsystemet.</translation>
    </message>
    <message>
      <source>This is not your PIN.</source>
      <translation>Det här är inte din PIN-kod.</translation>
    </message>
    <message>
      <source>This till wants to be let in</source>
      <translation>Den här kassan vill bli godkänd</translation>
    </message>
    <message>
      <source>Tills</source>
      <translation>Kassor</translation>
    </message>
    <message>
      <source>Turn it away</source>
      <translation>Avvisa</translation>
    </message>
    <message>
      <source>Type it again.</source>
      <translation>Skriv den igen.</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>Lås upp</translation>
    </message>
    <message>
      <source>Unlock a colleague</source>
      <translation>Lås upp en kollega</translation>
    </message>
    <message>
      <source>Your PIN</source>
      <translation>Din PIN-kod</translation>
    </message>
    <message>
      <source>Your own PIN says that you mean it.</source>
      <translation>Din egen PIN-kod bekräftar det.</translation>
    </message>
    <message>
      <source>enrolled, not heard of yet</source>
      <translation>registrerad, ännu ingen kontakt</translation>
    </message>
    <message>
      <source>last contact {time}</source>
      <translation>senaste kontakt {time}</translation>
    </message>
    <message>
      <source>not enrolled</source>
      <translation>inte registrerad</translation>
    </message>
    <message>
      <source>revoked</source>
      <translation>spärrad</translation>
    </message>
  </context>
  <context>
    <name>Transport</name>
    <message>
      <source>A pin is sha256/ and 44 signs; copy it whole.</source>
      <translation>Det består av sha256/ och 44 tecken; kopiera hela.</translation>
    </message>
    <message>
      <source>Ask IT whether the key was changed. If not, somebody stands between till and backend.</source>
      <translation>Fråga IT om nyckeln har bytts. Om inte står någon mellan kassan och bakgrundssystemet.</translation>
    </message>
    <message>
      <source>Ask IT. Did nobody change anything, somebody may read along on this network.</source>
      <translation>Fråga IT. Har ingen ändrat något kan någon läsa med i det här nätet.</translation>
    </message>
    <message>
      <source>At this address nobody speaks TLS.</source>
      <translation>På den här adressen talar ingen TLS.</translation>
    </message>
    <message>
      <source>By this computer's clock the backend's certificate is not valid yet.</source>
      <translation>Enligt den här datorns klocka gäller bakgrundssystemets certifikat inte än.</translation>
    </message>
    <message>
      <source>By this computer's clock the backend's certificate is over.</source>
      <translation>Enligt den här datorns klocka har bakgrundssystemets certifikat gått ut.</translation>
    </message>
    <message>
      <source>Check date and time here first. Are they right, IT has to have the certificate renewed.</source>
      <translation>Kontrollera först datum och tid här. Stämmer de måste IT låta förnya certifikatet.</translation>
    </message>
    <message>
      <source>Check date and time here first. Are they right, tell IT.</source>
      <translation>Kontrollera först datum och tid här. Stämmer de, säg till IT.</translation>
    </message>
    <message>
      <source>Check the address and its port with IT.</source>
      <translation>Kontrollera adressen och dess port med IT.</translation>
    </message>
    <message>
      <source>Choose a file that this user may read.</source>
      <translation>Välj en fil som den här användaren får läsa.</translation>
    </message>
    <message>
      <source>Choose a file with certificates alone.</source>
      <translation>Välj en fil med enbart certifikat.</translation>
    </message>
    <message>
      <source>Choose a file with one of the two.</source>
      <translation>Välj en fil med någotdera.</translation>
    </message>
    <message>
      <source>Choose the file that IT gave you; PEM and DER are understood.</source>
      <translation>Välj filen som IT gav dig; PEM och DER fungerar.</translation>
    </message>
    <message>
      <source>Compare the address with the one that IT gave you.</source>
      <translation>Jämför adressen med den som IT gav dig.</translation>
    </message>
    <message>
      <source>Give two different ones: the key in use, and one that is kept elsewhere.</source>
      <translation>Ange två olika: nyckeln som används och en som förvaras någon annanstans.</translation>
    </message>
    <message>
      <source>Go on; the till tries again by itself. If it stays, IT looks at firewalls in between.</source>
      <translation>Fortsätt; kassan försöker igen av sig själv. Blir det inte bättre tittar IT på brandväggar däremellan.</translation>
    </message>
    <message>
      <source>IT checks whether the backend sends its whole chain, and whether this till knows its authority.</source>
      <translation>IT kontrollerar två saker: om bakgrundssystemet skickar hela sin kedja, och om den här kassan fått veta dess utfärdare.</translation>
    </message>
    <message>
      <source>IT has to allow modern ciphers at the backend.</source>
      <translation>IT måste tillåta moderna krypton i bakgrundssystemet.</translation>
    </message>
    <message>
      <source>IT has to give this till the file of the backend's authority.</source>
      <translation>IT måste ge den här kassan filen med bakgrundssystemets utfärdare.</translation>
    </message>
    <message>
      <source>IT has to have it made anew.</source>
      <translation>IT måste låta göra ett nytt.</translation>
    </message>
    <message>
      <source>IT has to switch on TLS 1.2 or 1.3 there.</source>
      <translation>IT måste slå på TLS 1.2 eller 1.3 där.</translation>
    </message>
    <message>
      <source>Leave out those of keys that nobody uses any more.</source>
      <translation>Utelämna dem vars nycklar ingen använder längre.</translation>
    </message>
    <message>
      <source>One pin alone would lock the till out when its key is lost.</source>
      <translation>Ett enda fingeravtryck skulle stänga ute kassan när dess nyckel går förlorad.</translation>
    </message>
    <message>
      <source>Set date and time; the till goes online again by itself.</source>
      <translation>Ställ in datum och tid; kassan går online igen av sig själv.</translation>
    </message>
    <message>
      <source>The backend has another key than this till was told of.</source>
      <translation>Bakgrundssystemet har en annan nyckel än den här kassan fått veta.</translation>
    </message>
    <message>
      <source>The backend speaks only an old, unsafe TLS.</source>
      <translation>Bakgrundssystemet använder bara en gammal, osäker TLS.</translation>
    </message>
    <message>
      <source>The backend's certificate comes from an authority that this till does not trust.</source>
      <translation>Bakgrundssystemets certifikat kommer från en utfärdare som den här kassan inte litar på.</translation>
    </message>
    <message>
      <source>The backend's certificate has a key or a signature that is too weak.</source>
      <translation>Bakgrundssystemets certifikat har en nyckel eller signatur som är för svag.</translation>
    </message>
    <message>
      <source>The backend's certificate is signed by nobody but itself.</source>
      <translation>Bakgrundssystemets certifikat är undertecknat bara av sig självt.</translation>
    </message>
    <message>
      <source>The backend's certificate was made for another address.</source>
      <translation>Bakgrundssystemets certifikat är utfärdat för en annan adress.</translation>
    </message>
    <message>
      <source>The connection stood still while it was being secured.</source>
      <translation>Förbindelsen stannade medan den säkrades.</translation>
    </message>
    <message>
      <source>The connection was cut while it was being secured.</source>
      <translation>Förbindelsen bröts medan den säkrades.</translation>
    </message>
    <message>
      <source>The file of the authorities cannot be read.</source>
      <translation>Filen med utfärdare går inte att läsa.</translation>
    </message>
    <message>
      <source>These are more pins than a till keeps.</source>
      <translation>Det är fler fingeravtryck än en kassa sparar.</translation>
    </message>
    <message>
      <source>This address is not secure, so there is no certificate to check.</source>
      <translation>Adressen är inte säker, så det finns inget certifikat att kontrollera.</translation>
    </message>
    <message>
      <source>This computer's clock is ahead, so the backend's certificate looks expired.</source>
      <translation>Den här datorns klocka går före, så bakgrundssystemets certifikat ser ut att ha gått ut.</translation>
    </message>
    <message>
      <source>This computer's clock is behind, so the backend's certificate looks too new.</source>
      <translation>Den här datorns klocka går efter, så bakgrundssystemets certifikat ser för nytt ut.</translation>
    </message>
    <message>
      <source>This file has a private key, which belongs on no till.</source>
      <translation>Filen har en privat nyckel, som inte hör hemma i någon kassa.</translation>
    </message>
    <message>
      <source>This file has no certificate and no public key, or cannot be read.</source>
      <translation>Filen har varken certifikat eller öppen nyckel, eller går inte att läsa.</translation>
    </message>
    <message>
      <source>This is not a file of certificates.</source>
      <translation>Det här är ingen fil med certifikat.</translation>
    </message>
    <message>
      <source>This is not the pin of a key.</source>
      <translation>Det här är inget fingeravtryck av en nyckel.</translation>
    </message>
    <message>
      <source>This till and the backend have no encryption in common.</source>
      <translation>Den här kassan och bakgrundssystemet har ingen gemensam kryptering.</translation>
    </message>
    <message>
      <source>Try again; if it stays, IT looks at firewalls in between.</source>
      <translation>Försök igen; blir det inte bättre tittar IT på brandväggar däremellan.</translation>
    </message>
    <message>
      <source>Use an address that begins with https://</source>
      <translation>Använd en adress som börjar med https://</translation>
    </message>
    <message>
      <source>Who issued the backend's certificate is not known here.</source>
      <translation>Vem som utfärdat bakgrundssystemets certifikat är inte känt här.</translation>
    </message>
  </context>
  <context>
    <name>Verdict</name>
    <message>
      <source>Card no longer valid</source>
      <translation>Kortet gäller inte längre</translation>
    </message>
    <message>
      <source>Card price</source>
      <translation>Kundkortspris</translation>
    </message>
    <message>
      <source>Got benefits</source>
      <translation>Fick förmåner</translation>
    </message>
    <message>
      <source>Kindly show the customer to the info desk.</source>
      <translation>Visa vänligt kunden till informationsdisken.</translation>
    </message>
    <message>
      <source>Member benefits</source>
      <translation>Medlemsförmåner</translation>
    </message>
    <message>
      <source>Member, no benefit now</source>
      <translation>Medlem, ingen förmån nu</translation>
    </message>
    <message>
      <source>No connection; the card is checked later.</source>
      <translation>Ingen anslutning; kortet kontrolleras senare.</translation>
    </message>
    <message>
      <source>Not a member card</source>
      <translation>Inget kundkort</translation>
    </message>
    <message>
      <source>Not a member here</source>
      <translation>Inte medlem här</translation>
    </message>
    <message>
      <source>Not checked</source>
      <translation>Inte kontrollerat</translation>
    </message>
    <message>
      <source>Not checked: card price</source>
      <translation>Inte kontrollerat: kundkortspris</translation>
    </message>
    <message>
      <source>Record the purchase as usual.</source>
      <translation>Registrera köpet som vanligt.</translation>
    </message>
    <message>
      <source>Scan the customer card.</source>
      <translation>Läs kundkortet.</translation>
    </message>
    <message>
      <source>Source: backend</source>
      <translation>Källa: bakomsystemet</translation>
    </message>
    <message>
      <source>Source: backend, {age}</source>
      <translation>Källa: bakomsystemet, {age}</translation>
    </message>
    <message>
      <source>Source: this till's list of {time} ({age} old)</source>
      <translation>Källa: kassans lista från {time} ({age} gammal)</translation>
    </message>
    <message>
      <source>Source: this till's list, just fetched</source>
      <translation>Källa: kassans lista, nyss hämtad</translation>
    </message>
    <message>
      <source>Source: this till; it has no list of cards yet</source>
      <translation>Källa: kassan; den har ingen kortlista ännu</translation>
    </message>
    <message>
      <source>Source: this till; nobody was asked</source>
      <translation>Källa: kassan; ingen tillfrågades</translation>
    </message>
    <message>
      <source>The benefits below apply.</source>
      <translation>Förmånerna nedan gäller.</translation>
    </message>
  </context>
</TS>
