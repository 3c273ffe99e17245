<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="et" sourcelanguage="en">
  <context>
    <name>Age</name>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n päev</numerusform>
        <numerusform>%n päeva</numerusform>
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
      <translation>äsja</translation>
    </message>
  </context>
  <context>
    <name>Backend</name>
    <message>
      <source>Another till works under this till's name.</source>
      <translation>Selle kassa nime all töötab teine kassa.</translation>
    </message>
    <message>
      <source>Ask for a code for this till; the other one's is still good.</source>
      <translation>Küsi selle kassa koodi; teise kassa kood kehtib edasi.</translation>
    </message>
    <message>
      <source>Ask for a new code.</source>
      <translation>Küsi uus kood.</translation>
    </message>
    <message>
      <source>Ask for a new code; each one works for one till.</source>
      <translation>Küsi uus kood; iga kood kehtib ühele kassale.</translation>
    </message>
    <message>
      <source>Ask the manager.</source>
      <translation>Küsi juhatajalt.</translation>
    </message>
    <message>
      <source>Check the address and the network, then try again.</source>
      <translation>Kontrolli aadressi ja võrku, siis proovi uuesti.</translation>
    </message>
    <message>
      <source>Check the number and type the PIN again.</source>
      <translation>Kontrolli numbrit ja sisesta PIN uuesti.</translation>
    </message>
    <message>
      <source>Check this computer's date and time, then ask IT.</source>
      <translation>Kontrolli arvuti kuupäeva ja kellaaega, siis pöördu IT poole.</translation>
    </message>
    <message>
      <source>Close this page and sign in.</source>
      <translation>Sulge see leht ja logi sisse.</translation>
    </message>
    <message>
      <source>Compare it sign by sign with the one you were given.</source>
      <translation>Võrdle seda märk-märgilt sellega, mille said.</translation>
    </message>
    <message>
      <source>Go on selling, nothing is lost. Ask IT to enrol this till anew.</source>
      <translation>Müü edasi, midagi ei ole kadunud. Palu IT-l see kassa uuesti registreerida.</translation>
    </message>
    <message>
      <source>Go on without it.</source>
      <translation>Jätka ilma selleta.</translation>
    </message>
    <message>
      <source>Go on; the till tries again by itself.</source>
      <translation>Jätka; kassa proovib ise uuesti.</translation>
    </message>
    <message>
      <source>It is stored and waits for a person. Tell support.</source>
      <translation>See on salvestatud ja ootab inimest. Teata kasutajatoele.</translation>
    </message>
    <message>
      <source>Let somebody sign in who worked at this till lately.</source>
      <translation>Las logib sisse keegi, kes on selle kassa taga hiljuti töötanud.</translation>
    </message>
    <message>
      <source>Nothing is lost. Ask IT to enrol one of the two anew.</source>
      <translation>Midagi ei ole kadunud. Palu IT-l üks kahest uuesti registreerida.</translation>
    </message>
    <message>
      <source>Nothing is lost. Ask IT to enrol this till anew.</source>
      <translation>Midagi ei ole kadunud. Palu IT-l see kassa uuesti registreerida.</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Midagi pole vaja teha.</translation>
    </message>
    <message>
      <source>Nothing was deleted. Ask IT.</source>
      <translation>Midagi ei kustutatud. Pöördu IT poole.</translation>
    </message>
    <message>
      <source>Sign in to the network in a browser, or ask IT.</source>
      <translation>Logi veebilehitsejas võrku või pöördu IT poole.</translation>
    </message>
    <message>
      <source>Sign out and in again. Nothing is lost.</source>
      <translation>Logi välja ja uuesti sisse. Midagi ei ole kadunud.</translation>
    </message>
    <message>
      <source>Staff number or PIN is incomplete.</source>
      <translation>Töötaja number või PIN on poolik.</translation>
    </message>
    <message>
      <source>Staff number or PIN is not right.</source>
      <translation>Töötaja number või PIN ei ole õige.</translation>
    </message>
    <message>
      <source>The backend cannot open this: sealed by another till, or damaged.</source>
      <translation>Taustasüsteem ei saa seda avada: selle pitseeris teine kassa või on see rikutud.</translation>
    </message>
    <message>
      <source>The backend could not prove who it is.</source>
      <translation>Taustasüsteem ei suutnud tõendada, kes ta on.</translation>
    </message>
    <message>
      <source>The backend did not answer in time.</source>
      <translation>Taustasüsteem ei vastanud õigel ajal.</translation>
    </message>
    <message>
      <source>The backend did not expect part of this record.</source>
      <translation>Taustasüsteem ei oodanud osa sellest kirjest.</translation>
    </message>
    <message>
      <source>The backend did not take so much at once.</source>
      <translation>Taustasüsteem ei võtnud nii palju korraga vastu.</translation>
    </message>
    <message>
      <source>The backend did not understand this till.</source>
      <translation>Taustasüsteem ei saanud sellest kassast aru.</translation>
    </message>
    <message>
      <source>The backend does not accept this till's signature.</source>
      <translation>Taustasüsteem ei võta selle kassa allkirja vastu.</translation>
    </message>
    <message>
      <source>The backend does not answer.</source>
      <translation>Taustasüsteem ei vasta.</translation>
    </message>
    <message>
      <source>The backend does not know this benefit.</source>
      <translation>Taustasüsteem ei tunne seda soodustust.</translation>
    </message>
    <message>
      <source>The backend does not know this card's holder.</source>
      <translation>Taustasüsteem ei tunne selle kaardi omanikku.</translation>
    </message>
    <message>
      <source>The backend does not know this till.</source>
      <translation>Taustasüsteem ei tunne seda kassat.</translation>
    </message>
    <message>
      <source>The backend does not know what this till asked for.</source>
      <translation>Taustasüsteem ei tunne seda, mida kassa küsis.</translation>
    </message>
    <message>
      <source>The backend has locked this till out.</source>
      <translation>Taustasüsteem on selle kassa sulgenud.</translation>
    </message>
    <message>
      <source>The backend has trouble of its own.</source>
      <translation>Taustasüsteemil on endal tõrge.</translation>
    </message>
    <message>
      <source>The backend is away, and this till does not know you yet.</source>
      <translation>Taustasüsteem ei vasta ja see kassa ei tunne sind veel.</translation>
    </message>
    <message>
      <source>The backend is away, and your last sign-in with it is too long ago.</source>
      <translation>Taustasüsteem ei vasta ja sinu viimane sisselogimine on liiga ammu.</translation>
    </message>
    <message>
      <source>The backend is busy; nothing of this request was kept.</source>
      <translation>Server on hõivatud; sellest päringust ei salvestatud midagi.</translation>
    </message>
    <message>
      <source>The backend knows this till under another name.</source>
      <translation>Taustasüsteem tunneb seda kassat teise nime all.</translation>
    </message>
    <message>
      <source>The backend's answer made no sense.</source>
      <translation>Taustasüsteemi vastus oli arusaamatu.</translation>
    </message>
    <message>
      <source>The network asks for a sign-in of its own.</source>
      <translation>Võrk nõuab omaette sisselogimist.</translation>
    </message>
    <message>
      <source>The till may need an update. Tell IT.</source>
      <translation>Kassa vajab ehk uuendust. Teata IT-le.</translation>
    </message>
    <message>
      <source>The till's list of cards is fetched anew.</source>
      <translation>Kassa kaardinimekiri laaditakse uuesti.</translation>
    </message>
    <message>
      <source>The time of this one-time code is over.</source>
      <translation>Selle ühekordse koodi aeg on läbi.</translation>
    </message>
    <message>
      <source>This address is not secure.</source>
      <translation>See aadress ei ole turvaline.</translation>
    </message>
    <message>
      <source>This benefit does not hold today.</source>
      <translation>See soodustus täna ei kehti.</translation>
    </message>
    <message>
      <source>This benefit was used before, or is held at another till.</source>
      <translation>See soodustus on juba kasutatud või teises kassas kinni.</translation>
    </message>
    <message>
      <source>This computer is a till already.</source>
      <translation>See arvuti on juba kassa.</translation>
    </message>
    <message>
      <source>This is not the address of a backend.</source>
      <translation>See ei ole taustasüsteemi aadress.</translation>
    </message>
    <message>
      <source>This one-time code is for another till. Nothing was changed.</source>
      <translation>See ühekordne kood on teise kassa jaoks. Midagi ei muudetud.</translation>
    </message>
    <message>
      <source>This one-time code is not known.</source>
      <translation>Seda ühekordset koodi ei tunta.</translation>
    </message>
    <message>
      <source>This one-time code was used before.</source>
      <translation>Seda ühekordset koodi on juba kasutatud.</translation>
    </message>
    <message>
      <source>This till works offline, because somebody switched it so.</source>
      <translation>See kassa töötab võrguta, sest keegi lülitas nii.</translation>
    </message>
    <message>
      <source>To go online again, use the staff menu.</source>
      <translation>Võrku naasmiseks kasuta töötaja menüüd.</translation>
    </message>
    <message>
      <source>Too many tries.</source>
      <translation>Liiga palju katseid.</translation>
    </message>
    <message>
      <source>Try again in a few seconds; the till keeps everything.</source>
      <translation>Proovi mõne sekundi pärast uuesti; kassa hoiab kõik alles.</translation>
    </message>
    <message>
      <source>Try again in a while; the till keeps everything.</source>
      <translation>Proovi mõne aja pärast uuesti; kassa hoiab kõik alles.</translation>
    </message>
    <message>
      <source>Try again; if it stays, tell IT.</source>
      <translation>Proovi uuesti; kui ei aita, teata IT-le.</translation>
    </message>
    <message>
      <source>Try again; if it stays, the till needs an update.</source>
      <translation>Proovi uuesti; kui ei aita, vajab kassa uuendust.</translation>
    </message>
    <message>
      <source>Type it as IT gave it to you; it begins with https://</source>
      <translation>Sisesta see nii, nagu IT sulle andis; alguses on https://</translation>
    </message>
    <message>
      <source>Type the number and all six digits of the PIN.</source>
      <translation>Sisesta number ja PIN-i kõik kuus numbrit.</translation>
    </message>
    <message>
      <source>Use the address that begins with https://</source>
      <translation>Kasuta aadressi, mille alguses on https://</translation>
    </message>
    <message>
      <source>Wait a minute, then try again.</source>
      <translation>Oota minut, siis proovi uuesti.</translation>
    </message>
    <message>
      <source>Your role may not do this.</source>
      <translation>Sinu roll seda ei luba.</translation>
    </message>
    <message>
      <source>Your sign-in is over.</source>
      <translation>Sinu sisselogimine on lõppenud.</translation>
    </message>
  </context>
  <context>
    <name>Cashier</name>
    <message>
      <source>A mistake</source>
      <translation>Eksitus</translation>
    </message>
    <message>
      <source>A purchase was not finished</source>
      <translation>Ost jäi pooleli</translation>
    </message>
    <message>
      <source>A second card was scanned: {verdict}. Only one can hold; what was ticked is cleared.</source>
      <translation>Loeti teine kaart: {verdict}. Müügil saab olla üks kaart; märgitud pakkumised kustuvad.</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tagasi</translation>
    </message>
    <message>
      <source>Before the total, from a phone, paper or plastic.</source>
      <translation>Enne summat: telefonist, paberilt või plastkaardilt.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Loobu</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Sulge</translation>
    </message>
    <message>
      <source>Code damaged</source>
      <translation>Kood on rikutud</translation>
    </message>
    <message>
      <source>Confirmed by the backend.</source>
      <translation>Taustasüsteem on kinnitanud.</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Edasi</translation>
    </message>
    <message>
      <source>Correct it</source>
      <translation>Paranda</translation>
    </message>
    <message>
      <source>Delete the last digit</source>
      <translation>Kustuta viimane number</translation>
    </message>
    <message>
      <source>Discard it</source>
      <translation>Loobu sellest</translation>
    </message>
    <message>
      <source>Discount</source>
      <translation>Soodustus</translation>
    </message>
    <message>
      <source>Goods returned</source>
      <translation>Kaup tagastati</translation>
    </message>
    <message>
      <source>Hold the card to the camera, or use the scanner.</source>
      <translation>Hoia kaarti kaamera ees või kasuta skannerit.</translation>
    </message>
    <message>
      <source>Is {total} right?</source>
      <translation>Kas {total} on õige?</translation>
    </message>
    <message>
      <source>Joining is possible at</source>
      <translation>Liituda saab aadressil</translation>
    </message>
    <message>
      <source>Keep the first card</source>
      <translation>Jäta esimene kaart</translation>
    </message>
    <message>
      <source>Last purchases</source>
      <translation>Viimased ostud</translation>
    </message>
    <message>
      <source>Look at why</source>
      <translation>Vaata, miks</translation>
    </message>
    <message>
      <source>Look it up</source>
      <translation>Otsi</translation>
    </message>
    <message>
      <source>No card? Enter the total and record the purchase without one.</source>
      <translation>Kaarti pole? Sisesta summa ja salvesta ost ilma kaardita.</translation>
    </message>
    <message>
      <source>None yet. The first sale will stand here.</source>
      <translation>Veel pole. Esimene müük ilmub siia.</translation>
    </message>
    <message>
      <source>Not paid</source>
      <translation>Maksmata</translation>
    </message>
    <message>
      <source>Number typed: counted as an override</source>
      <translation>Number sisestatud käsitsi: loetakse erandiks</translation>
    </message>
    <message>
      <source>One moment</source>
      <translation>Üks hetk</translation>
    </message>
    <message>
      <source>Open a picture</source>
      <translation>Ava pilt</translation>
    </message>
    <message>
      <source>Open a picture of the card</source>
      <translation>Ava kaardi pilt</translation>
    </message>
    <message>
      <source>Pictures (*.png *.jpg *.jpeg *.bmp *.webp)</source>
      <translation>Pildid (*.png *.jpg *.jpeg *.bmp *.webp)</translation>
    </message>
    <message>
      <source>Purchase of {total}, {time}</source>
      <translation>Ost {total}, {time}</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Salvesta</translation>
    </message>
    <message>
      <source>Record it</source>
      <translation>Salvesta</translation>
    </message>
    <message>
      <source>Recorded on this till; it waits to be delivered.</source>
      <translation>Salvestatud selles kassas; ootab saatmist.</translation>
    </message>
    <message>
      <source>Recorded: {total}</source>
      <translation>Salvestatud: {total}</translation>
    </message>
    <message>
      <source>Recording …</source>
      <translation>Salvestan …</translation>
    </message>
    <message>
      <source>Remove card</source>
      <translation>Eemalda kaart</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Vaheta</translation>
    </message>
    <message>
      <source>Replace the card in this sale?</source>
      <translation>Kas vahetada kaart selles müügis?</translation>
    </message>
    <message>
      <source>Scan the card</source>
      <translation>Loe kaart</translation>
    </message>
    <message>
      <source>Scanner broken</source>
      <translation>Lugeja on rikkis</translation>
    </message>
    <message>
      <source>Something else</source>
      <translation>Midagi muud</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>Tühista müük</translation>
    </message>
    <message>
      <source>Take the payment, then press Record. To change something, press Back.</source>
      <translation>Võta makse vastu, siis vajuta Salvesta. Muutmiseks vajuta Tagasi.</translation>
    </message>
    <message>
      <source>Taken back.</source>
      <translation>Tühistatud.</translation>
    </message>
    <message>
      <source>Taking back …</source>
      <translation>Tühistan …</translation>
    </message>
    <message>
      <source>The backend has it; the manager looks at it.</source>
      <translation>Taustasüsteemil on see olemas; juhataja vaatab üle.</translation>
    </message>
    <message>
      <source>The card is looked up.</source>
      <translation>Kaarti otsitakse.</translation>
    </message>
    <message>
      <source>The manager has decided about it.</source>
      <translation>Juhataja on selle üle otsustanud.</translation>
    </message>
    <message>
      <source>The number stands below the code on the card.</source>
      <translation>Number on kaardil koodi all.</translation>
    </message>
    <message>
      <source>The picture is being read.</source>
      <translation>Pilti loetakse.</translation>
    </message>
    <message>
      <source>This is far more than a usual sale at this till.</source>
      <translation>See on palju rohkem kui tavaline müük selles kassas.</translation>
    </message>
    <message>
      <source>This purchase is recorded without a customer.</source>
      <translation>See ost salvestatakse ilma kliendita.</translation>
    </message>
    <message>
      <source>To pay</source>
      <translation>Maksta</translation>
    </message>
    <message>
      <source>To take it back, choose why. The purchase stays, a reversal is added.</source>
      <translation>Tühistamiseks vali põhjus. Ost jääb alles, lisandub tühistus.</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Summa</translation>
    </message>
    <message>
      <source>Total of the purchase</source>
      <translation>Ostu summa</translation>
    </message>
    <message>
      <source>Type the card's number</source>
      <translation>Sisesta kaardi number</translation>
    </message>
    <message>
      <source>Type the number</source>
      <translation>Sisesta number</translation>
    </message>
    <message>
      <source>Typing is the manager's exception, and it is counted as such.</source>
      <translation>Sisestamine on juhataja erand ja see arvestatakse erandina.</translation>
    </message>
    <message>
      <source>Use the scanner, hold the card to the camera, or drop a picture of it here.</source>
      <translation>Kasuta skannerit, hoia kaarti kaamera ees või lohista siia kaardi pilt.</translation>
    </message>
    <message>
      <source>Why is it typed?</source>
      <translation>Miks see sisestatakse käsitsi?</translation>
    </message>
    <message>
      <source>Without a card</source>
      <translation>Ilma kaardita</translation>
    </message>
    <message>
      <source>Yes, it is right</source>
      <translation>Jah, on õige</translation>
    </message>
    <message>
      <source>asking …</source>
      <translation>küsin …</translation>
    </message>
    <message>
      <source>{time}, safe on this till.</source>
      <translation>{time}, kindlalt selles kassas.</translation>
    </message>
    <message>
      <source>{total}, begun {time}. If the customer has paid, record it; it counts only once.</source>
      <translation>{total}, alustatud {time}. Kui klient on maksnud, salvesta; arvesse läheb see üks kord.</translation>
    </message>
  </context>
  <context>
    <name>Codes</name>
    <message>
      <source>Ask the customer to close it and to open the card.</source>
      <translation>Palu kliendil see sulgeda ja kaart avada.</translation>
    </message>
    <message>
      <source>Ask the customer to open the card itself, then scan it.</source>
      <translation>Palu kliendil avada kaart ise, siis loe see.</translation>
    </message>
    <message>
      <source>Choose a PNG or JPEG picture of the card.</source>
      <translation>Vali kaardi PNG- või JPEG-pilt.</translation>
    </message>
    <message>
      <source>Choose a sharper picture, or scan the card itself.</source>
      <translation>Vali teravam pilt või loe kaart ise.</translation>
    </message>
    <message>
      <source>Choose a smaller picture, or scan the card itself.</source>
      <translation>Vali väiksem pilt või loe kaart ise.</translation>
    </message>
    <message>
      <source>No code was found in this picture.</source>
      <translation>Sellelt pildilt koodi ei leitud.</translation>
    </message>
    <message>
      <source>Scan the card once more.</source>
      <translation>Loe kaart veel kord.</translation>
    </message>
    <message>
      <source>Scan the customer card.</source>
      <translation>Loe kliendikaart.</translation>
    </message>
    <message>
      <source>Scan the customer card. If this stays, set the scanner up on the page Scanners.</source>
      <translation>Skanni kliendikaart. Kui kordub, häälesta skanner lehel Skannerid.</translation>
    </message>
    <message>
      <source>The number was misread.</source>
      <translation>Number loeti valesti.</translation>
    </message>
    <message>
      <source>This code asks for a payment. It was not opened and not kept.</source>
      <translation>See kood küsib makset. Seda ei avatud ega jäetud alles.</translation>
    </message>
    <message>
      <source>This code has signs that no customer card has.</source>
      <translation>Selles koodis on märke, mida kliendikaardil ei ole.</translation>
    </message>
    <message>
      <source>This code is far too long for a customer card.</source>
      <translation>See kood on kliendikaardi jaoks liiga pikk.</translation>
    </message>
    <message>
      <source>This code is the secret of somebody's sign-in. It was not kept.</source>
      <translation>See kood on kellegi sisselogimise saladus. Seda ei jäetud alles.</translation>
    </message>
    <message>
      <source>This code starts a call, a message or something else on a phone.</source>
      <translation>See kood alustab telefonis kõnet, sõnumit või muud.</translation>
    </message>
    <message>
      <source>This file is not a picture that can be read.</source>
      <translation>See fail ei ole loetav pilt.</translation>
    </message>
    <message>
      <source>This is a Wi-Fi code.</source>
      <translation>See on Wi-Fi kood.</translation>
    </message>
    <message>
      <source>This is a web address.</source>
      <translation>See on veebiaadress.</translation>
    </message>
    <message>
      <source>This is not a card of this programme.</source>
      <translation>See ei ole selle programmi kaart.</translation>
    </message>
    <message>
      <source>This is somebody's contact card.</source>
      <translation>See on kellegi visiitkaart.</translation>
    </message>
    <message>
      <source>This is the barcode of a product.</source>
      <translation>See on toote vöötkood.</translation>
    </message>
    <message>
      <source>This looks like a payment card. It was not kept.</source>
      <translation>See paistab maksekaardina. Seda ei salvestatud.</translation>
    </message>
    <message>
      <source>This picture is too large.</source>
      <translation>See pilt on liiga suur.</translation>
    </message>
  </context>
  <context>
    <name>Counter</name>
    <message>
      <source>A question is open.</source>
      <translation>Üks küsimus on vastamata.</translation>
    </message>
    <message>
      <source>A total must be above zero.</source>
      <translation>Summa peab olema suurem kui null.</translation>
    </message>
    <message>
      <source>A typed number needs the manager.</source>
      <translation>Sisestatud number vajab juhatajat.</translation>
    </message>
    <message>
      <source>An amount has two decimals.</source>
      <translation>Summal on kaks komakohta.</translation>
    </message>
    <message>
      <source>Answer it, then scan again.</source>
      <translation>Vasta, siis loe uuesti.</translation>
    </message>
    <message>
      <source>Ask the manager to have the price list checked.</source>
      <translation>Palu juhatajal hinnakiri üle kontrollida.</translation>
    </message>
    <message>
      <source>Check the digits. A larger sale needs the manager.</source>
      <translation>Kontrolli numbreid. Suurem müük vajab juhatajat.</translation>
    </message>
    <message>
      <source>Choose why the sale is taken back.</source>
      <translation>Vali, miks müük tühistatakse.</translation>
    </message>
    <message>
      <source>Enter digits and one decimal sign.</source>
      <translation>Sisesta numbrid ja üks koma.</translation>
    </message>
    <message>
      <source>Enter the total of the purchase.</source>
      <translation>Sisesta ostu summa.</translation>
    </message>
    <message>
      <source>Give the benefits below; the card is checked later.</source>
      <translation>Anna allpool olevad soodustused; kaart kontrollitakse hiljem.</translation>
    </message>
    <message>
      <source>Go on selling. If nobody is trying out numbers, tell the manager.</source>
      <translation>Jätka müüki. Kui keegi numbreid ei proovi, ütle juhatajale.</translation>
    </message>
    <message>
      <source>Go on with two decimals, or delete and type again.</source>
      <translation>Jätka kahe komakohaga või kustuta ja sisesta uuesti.</translation>
    </message>
    <message>
      <source>Go on without it.</source>
      <translation>Jätka ilma selleta.</translation>
    </message>
    <message>
      <source>Kindly show the customer to the info desk.</source>
      <translation>Juhata klient palun infolauda.</translation>
    </message>
    <message>
      <source>Let it reach the backend once, then try again.</source>
      <translation>Las see jõuab korra taustasüsteemini, siis proovi uuesti.</translation>
    </message>
    <message>
      <source>Many unknown cards were shown here: for some minutes this till's own list answers.</source>
      <translation>Siin on näidatud palju tundmatuid kaarte: mõne minuti vastab selle kassa oma nimekiri.</translation>
    </message>
    <message>
      <source>No further benefit fits into this purchase.</source>
      <translation>Rohkem soodustusi sellesse ostu ei mahu.</translation>
    </message>
    <message>
      <source>No holder is known for this card.</source>
      <translation>Selle kaardi omanikku ei tunta.</translation>
    </message>
    <message>
      <source>No price of a new card is known today.</source>
      <translation>Uue kaardi hinda täna ei teata.</translation>
    </message>
    <message>
      <source>No reason is chosen.</source>
      <translation>Põhjus on valimata.</translation>
    </message>
    <message>
      <source>No total yet.</source>
      <translation>Summat veel pole.</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Midagi pole vaja teha.</translation>
    </message>
    <message>
      <source>Record it if the customer has paid, else discard it.</source>
      <translation>Kui klient on maksnud, salvesta see, muidu loobu.</translation>
    </message>
    <message>
      <source>Record the purchase without the benefit.</source>
      <translation>Salvesta ost ilma soodustuseta.</translation>
    </message>
    <message>
      <source>Scan a new, blank plastic card.</source>
      <translation>Loe uus, tühi plastkaart.</translation>
    </message>
    <message>
      <source>Scan the card, or call the manager.</source>
      <translation>Loe kaart või kutsu juhataja.</translation>
    </message>
    <message>
      <source>Scan the customer's electronic card.</source>
      <translation>Loe kliendi elektrooniline kaart.</translation>
    </message>
    <message>
      <source>Take it back at the till that made it.</source>
      <translation>Tühista see kassas, kus müük tehti.</translation>
    </message>
    <message>
      <source>The customer keeps the benefit for the next time.</source>
      <translation>Soodustus jääb kliendile järgmiseks korraks.</translation>
    </message>
    <message>
      <source>The program made a mistake. What was recorded is safe.</source>
      <translation>Programm eksis. Salvestatu on kindlalt alles.</translation>
    </message>
    <message>
      <source>The sale is closed: its total is fixed.</source>
      <translation>Müük on suletud: summa on kinnitatud.</translation>
    </message>
    <message>
      <source>The till could not check this card, and today's limit for such cards is reached.</source>
      <translation>Kassa ei saanud kaarti kontrollida ja tänane selliste kaartide piir on täis.</translation>
    </message>
    <message>
      <source>The till could not check this card.</source>
      <translation>Kassa ei saanud seda kaarti kontrollida.</translation>
    </message>
    <message>
      <source>The till does not know its programme yet.</source>
      <translation>Kassa ei tunne veel oma programmi.</translation>
    </message>
    <message>
      <source>The till is not open yet.</source>
      <translation>Kassa ei ole veel avatud.</translation>
    </message>
    <message>
      <source>The till was closed in the middle of this sale.</source>
      <translation>Kassa suleti selle müügi ajal.</translation>
    </message>
    <message>
      <source>The till's list of cards is old.</source>
      <translation>Kassa kaardinimekiri on vana.</translation>
    </message>
    <message>
      <source>This benefit can be used only once.</source>
      <translation>Seda soodustust saab kasutada ainult üks kord.</translation>
    </message>
    <message>
      <source>This card gives no benefit.</source>
      <translation>See kaart ei anna soodustust.</translation>
    </message>
    <message>
      <source>This is no plastic card.</source>
      <translation>See ei ole plastkaart.</translation>
    </message>
    <message>
      <source>This is not an amount.</source>
      <translation>See ei ole summa.</translation>
    </message>
    <message>
      <source>This is the customer's own card again.</source>
      <translation>See on uuesti kliendi enda kaart.</translation>
    </message>
    <message>
      <source>This needs the connection, and it is away.</source>
      <translation>Selleks on vaja ühendust, aga seda ei ole.</translation>
    </message>
    <message>
      <source>This programme does not have that.</source>
      <translation>Sellel programmil seda ei ole.</translation>
    </message>
    <message>
      <source>This sale was not made at this till.</source>
      <translation>See müük ei ole tehtud selles kassas.</translation>
    </message>
    <message>
      <source>This sale was taken back before.</source>
      <translation>See müük on juba tühistatud.</translation>
    </message>
    <message>
      <source>This total is above the limit.</source>
      <translation>See summa ületab piiri.</translation>
    </message>
    <message>
      <source>Tick it again to ask the backend.</source>
      <translation>Märgi see uuesti, et küsida taustasüsteemilt.</translation>
    </message>
    <message>
      <source>To add the card, go back, scan it, then go on.</source>
      <translation>Kaardi lisamiseks mine tagasi, loe kaart ja jätka.</translation>
    </message>
    <message>
      <source>To take a sale back, tap it under the last purchases.</source>
      <translation>Müügi tühistamiseks puuduta seda viimaste ostude all.</translation>
    </message>
    <message>
      <source>Try again; if it stays, start the till anew and tell IT.</source>
      <translation>Proovi uuesti; kui ei aita, käivita kassa uuesti ja teata IT-le.</translation>
    </message>
    <message>
      <source>Untick the other one first.</source>
      <translation>Eemalda enne teine märge.</translation>
    </message>
    <message>
      <source>Wait a moment, then try again.</source>
      <translation>Oota hetk, siis proovi uuesti.</translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>A field of the application cannot be right.</source>
      <translation>Mõni taotluse väli ei saa olla õige.</translation>
    </message>
    <message>
      <source>A plastic card counts in shops only.</source>
      <translation>Plastikkaart kehtib ainult kaupluses.</translation>
    </message>
    <message>
      <source>Ask how much is here, and go on from there.</source>
      <translation>Küsi, kui palju on kohal, ja jätka sealt.</translation>
    </message>
    <message>
      <source>Ask the customer for a new application if the paper is gone.</source>
      <translation>Palu kliendilt uus taotlus, kui paberit enam ei ole.</translation>
    </message>
    <message>
      <source>Ask the customer to come to a shop.</source>
      <translation>Palu kliendil tulla kauplusesse.</translation>
    </message>
    <message>
      <source>Ask the customer to sign in to their account.</source>
      <translation>Palu kliendil oma kontole sisse logida.</translation>
    </message>
    <message>
      <source>Begin the picture anew.</source>
      <translation>Alusta pildi saatmist algusest.</translation>
    </message>
    <message>
      <source>Check the receipt, and give no money back for it.</source>
      <translation>Kontrolli kviitungit ja ära tagasta selle eest raha.</translation>
    </message>
    <message>
      <source>Check the receipt: the fee is due, or another card was given already.</source>
      <translation>Kontrolli kviitungit: tasu on maksmata või teine kaart juba antud.</translation>
    </message>
    <message>
      <source>Check the till: money may have been given back twice.</source>
      <translation>Kontrolli kassat: raha võidi tagastada kaks korda.</translation>
    </message>
    <message>
      <source>Correct it with the customer, and take the application again.</source>
      <translation>Paranda see koos kliendiga ja võta taotlus uuesti vastu.</translation>
    </message>
    <message>
      <source>Correct the fields that are named and send the form again.</source>
      <translation>Parandage nimetatud väljad ja saatke vorm uuesti.</translation>
    </message>
    <message>
      <source>Find out who it was, and record it again with their number.</source>
      <translation>Selgita välja, kes see oli, ja kanna uuesti sisse tema numbriga.</translation>
    </message>
    <message>
      <source>Let the customer read and accept both, then take the application again.</source>
      <translation>Lase kliendil mõlemad läbi lugeda ja nendega nõustuda ning võta taotlus uuesti vastu.</translation>
    </message>
    <message>
      <source>Let the merchant's own staff take it, or ask for the organisation to be listed.</source>
      <translation>Lase see vastu võtta kaupmehe oma töötajal või palu organisatsioon nimekirja lisada.</translation>
    </message>
    <message>
      <source>Look at a document that shows it, and take the application again.</source>
      <translation>Vaata dokumenti, millest see nähtub, ja võta taotlus uuesti vastu.</translation>
    </message>
    <message>
      <source>Look up which application the paper belongs to; keep the paper.</source>
      <translation>Selgita, millise taotluse juurde paber kuulub, ja hoia see alles.</translation>
    </message>
    <message>
      <source>No accepted record of this till announced this picture.</source>
      <translation>Ükski selle kassa vastu võetud kirje ei ole seda pilti teatanud.</translation>
    </message>
    <message>
      <source>No application was taken under this number.</source>
      <translation>Selle numbri all ei ole taotlust vastu võetud.</translation>
    </message>
    <message>
      <source>No card is owed for that entry.</source>
      <translation>Selle kirje eest ei ole kaarti võlgu.</translation>
    </message>
    <message>
      <source>No such fee was taken here.</source>
      <translation>Sellist tasu ei ole siin võetud.</translation>
    </message>
    <message>
      <source>Nobody confirmed that the applicant is of age.</source>
      <translation>Keegi ei ole kinnitanud, et taotleja on täisealine.</translation>
    </message>
    <message>
      <source>Scan the paper again with a lower resolution; keep the paper.</source>
      <translation>Skaneeri paber uuesti väiksema eraldusvõimega ja hoia see alles.</translation>
    </message>
    <message>
      <source>Scan the paper again; keep the paper.</source>
      <translation>Skaneeri paber uuesti ja hoia see alles.</translation>
    </message>
    <message>
      <source>Send the picture anew from its beginning; keep the paper.</source>
      <translation>Saada pilt uuesti algusest ja hoia paber alles.</translation>
    </message>
    <message>
      <source>Send the record first; if it was set aside, ask the manager.</source>
      <translation>Saada kõigepealt kirje; kui see pandi kõrvale, küsi juhatajalt.</translation>
    </message>
    <message>
      <source>Something in the form is missing or not right.</source>
      <translation>Vormis on midagi puudu või valesti.</translation>
    </message>
    <message>
      <source>That is no PNG or JPEG picture.</source>
      <translation>See ei ole PNG- ega JPEG-pilt.</translation>
    </message>
    <message>
      <source>The application lacks the rules or the privacy policy in their present version.</source>
      <translation>Taotluses puudub nõustumine eeskirjade või privaatsuspoliitika praeguse versiooniga.</translation>
    </message>
    <message>
      <source>The paper was reported destroyed before its copy was safe.</source>
      <translation>Paber teatati hävitatuks enne, kui selle koopia oli hoiul.</translation>
    </message>
    <message>
      <source>The picture is too large.</source>
      <translation>Pilt on liiga suur.</translation>
    </message>
    <message>
      <source>The piece of the picture does not follow what is here.</source>
      <translation>Pildi osa ei jätka sealt, kuhu siin on jõutud.</translation>
    </message>
    <message>
      <source>There is no such picture on its way here.</source>
      <translation>Sellist pilti ei ole siia saatmisel.</translation>
    </message>
    <message>
      <source>There is nobody with this number among the staff.</source>
      <translation>Selle numbriga töötajat ei ole.</translation>
    </message>
    <message>
      <source>This fee was given back before.</source>
      <translation>See tasu on juba tagastatud.</translation>
    </message>
    <message>
      <source>This is done in shops only.</source>
      <translation>Seda saab teha ainult kaupluses.</translation>
    </message>
    <message>
      <source>This organisation may not digitise applications for the merchant.</source>
      <translation>Sellel organisatsioonil ei ole lubatud kaupmehe taotlusi digiteerida.</translation>
    </message>
    <message>
      <source>What came is not the picture that was announced.</source>
      <translation>Saabunu ei ole see pilt, mis teatati.</translation>
    </message>
  </context>
  <context>
    <name>Devices</name>
    <message>
      <source>Allow it in the system's privacy settings, or use the scanner.</source>
      <translation>Luba see süsteemi privaatsusseadetes või kasuta skannerit.</translation>
    </message>
    <message>
      <source>Another program uses the camera.</source>
      <translation>Kaamerat kasutab teine programm.</translation>
    </message>
    <message>
      <source>Another program uses the scanner.</source>
      <translation>Skannerit kasutab teine programm.</translation>
    </message>
    <message>
      <source>Ask IT for the right to use it; the till tries again by itself.</source>
      <translation>Küsi IT-lt luba; kassa proovib ise uuesti.</translation>
    </message>
    <message>
      <source>Caps Lock is on: small and capital letters arrive swapped.</source>
      <translation>Caps Lock on sees: suur- ja väiketähed on vahetuses.</translation>
    </message>
    <message>
      <source>Check its address, name and password, and the network; until then use the scanner.</source>
      <translation>Kontrolli aadressi, nime, parooli ja võrku; seni kasuta skannerit.</translation>
    </message>
    <message>
      <source>Check the camera and the network; until then use the scanner.</source>
      <translation>Kontrolli kaamerat ja võrku; seni kasuta skannerit.</translation>
    </message>
    <message>
      <source>Choose them anew here; until then the till uses the usual ones.</source>
      <translation>Vali need siin uuesti; seni kasutab kassa tavalisi.</translation>
    </message>
    <message>
      <source>Close other programs that use it, or allow it in the system's privacy settings.</source>
      <translation>Sulge teised seda kasutavad programmid või luba see süsteemi privaatsusseadetes.</translation>
    </message>
    <message>
      <source>Close that program, or use the scanner.</source>
      <translation>Sulge see programm või kasuta skannerit.</translation>
    </message>
    <message>
      <source>Close that program; the till tries again by itself.</source>
      <translation>Sulge see programm; kassa proovib ise uuesti.</translation>
    </message>
    <message>
      <source>It holds until the till is closed. Free some space, or ask IT, then choose again.</source>
      <translation>See kehtib kassa sulgemiseni. Vabasta ruumi või küsi IT-lt ja vali uuesti.</translation>
    </message>
    <message>
      <source>No camera is connected.</source>
      <translation>Kaamerat ei ole ühendatud.</translation>
    </message>
    <message>
      <source>Only a part of the code arrived.</source>
      <translation>Koodist jõudis kohale vaid osa.</translation>
    </message>
    <message>
      <source>Plug it in again; the till goes on by itself.</source>
      <translation>Ühenda see uuesti; kassa jätkab ise.</translation>
    </message>
    <message>
      <source>Plug it in again; until then use the scanner.</source>
      <translation>Ühenda see uuesti; seni kasuta skannerit.</translation>
    </message>
    <message>
      <source>Plug it in, or choose another one on the page Scanners.</source>
      <translation>Ühenda see või vali teine lehel Skannerid.</translation>
    </message>
    <message>
      <source>Scan again; if it stays, set the scanner up on the page Scanners.</source>
      <translation>Skanni uuesti; kui kordub, häälesta skanner lehel Skannerid.</translation>
    </message>
    <message>
      <source>Scan once more.</source>
      <translation>Skanni veel kord.</translation>
    </message>
    <message>
      <source>Scan one card after the other.</source>
      <translation>Skanni kaarte ükshaaval.</translation>
    </message>
    <message>
      <source>Scan the code of the card itself.</source>
      <translation>Skanni kaardi enda kood.</translation>
    </message>
    <message>
      <source>Scan the code of this page. Behind a code only Enter, Tab or nothing may come.</source>
      <translation>Skanni selle lehe kood. Koodi järel tohib olla vaid Enter, Tab või mitte midagi.</translation>
    </message>
    <message>
      <source>Set the scanner to a US keyboard (its manual has a code for that), then scan again.</source>
      <translation>Sea skanner USA klaviatuurile (kood on selle juhendis) ja skanni uuesti.</translation>
    </message>
    <message>
      <source>Set the scanner up again on the page Scanners.</source>
      <translation>Häälesta skanner lehel Skannerid uuesti.</translation>
    </message>
    <message>
      <source>Switch Caps Lock off, then scan again.</source>
      <translation>Lülita Caps Lock välja ja skanni uuesti.</translation>
    </message>
    <message>
      <source>Switch that off with a code of the scanner's manual, then scan again.</source>
      <translation>Lülita see skanneri juhendis oleva koodiga välja ja skanni uuesti.</translation>
    </message>
    <message>
      <source>The camera is gone.</source>
      <translation>Kaamera on kadunud.</translation>
    </message>
    <message>
      <source>The camera is plugged in, but it does not open.</source>
      <translation>Kaamera on ühendatud, aga ei avane.</translation>
    </message>
    <message>
      <source>The choice could not be written to the disk.</source>
      <translation>Valikut ei saanud kettale kirjutada.</translation>
    </message>
    <message>
      <source>The chosen camera and scanner could not be read.</source>
      <translation>Valitud kaamera ja skanneri andmeid ei saanud lugeda.</translation>
    </message>
    <message>
      <source>The chosen scanner is not there.</source>
      <translation>Valitud skannerit ei leitud.</translation>
    </message>
    <message>
      <source>The code arrived, but by no keyboard that the till knows.</source>
      <translation>Kood jõudis kohale, aga kassale tundmatu klaviatuuriga.</translation>
    </message>
    <message>
      <source>The network camera does not answer.</source>
      <translation>Võrgukaamera ei vasta.</translation>
    </message>
    <message>
      <source>The network camera sends no pictures any more.</source>
      <translation>Võrgukaamera ei saada enam pilti.</translation>
    </message>
    <message>
      <source>The scanner is unplugged or switched off.</source>
      <translation>Skanner on lahti ühendatud või välja lülitatud.</translation>
    </message>
    <message>
      <source>The scanner sends without end.</source>
      <translation>Skanner saadab lõputult.</translation>
    </message>
    <message>
      <source>The scanner sent far more than a card holds.</source>
      <translation>Skanner saatis palju rohkem, kui kaardil on.</translation>
    </message>
    <message>
      <source>The scanner sent signs that no code has.</source>
      <translation>Skanner saatis märke, mida üheski koodis pole.</translation>
    </message>
    <message>
      <source>The scanner types with the Alt key.</source>
      <translation>Skanner kirjutab Alt-klahvi abil.</translation>
    </message>
    <message>
      <source>The system does not let this program use the camera.</source>
      <translation>Süsteem ei luba programmil kaamerat kasutada.</translation>
    </message>
    <message>
      <source>The till does not know the keyboard that this scanner was set to.</source>
      <translation>Kassa ei tunne klaviatuuri, millele skanner on seatud.</translation>
    </message>
    <message>
      <source>This computer does not let the till use the scanner.</source>
      <translation>See arvuti ei luba kassal skannerit kasutada.</translation>
    </message>
    <message>
      <source>This is no address of a camera.</source>
      <translation>See pole kaamera aadress.</translation>
    </message>
    <message>
      <source>This was another code, or the scanner adds signs behind it.</source>
      <translation>See oli teine kood või lisab skanner selle järele märke.</translation>
    </message>
    <message>
      <source>Two codes arrived as one.</source>
      <translation>Kaks koodi tuli ühes tükis.</translation>
    </message>
    <message>
      <source>Type an address that begins with http:// or rtsp://.</source>
      <translation>Sisesta aadress, mille algus on http:// või rtsp://.</translation>
    </message>
    <message>
      <source>Unplug it and plug it in again; the till goes on by itself.</source>
      <translation>Ühenda see lahti ja uuesti külge; kassa jätkab ise.</translation>
    </message>
    <message>
      <source>Use the scanner, or drop a picture of the card here.</source>
      <translation>Kasuta skannerit või lohista siia kaardi pilt.</translation>
    </message>
  </context>
  <context>
    <name>Door</name>
    <message>
      <source>Begin again when a manager is there.</source>
      <translation>Alusta uuesti, kui juhataja on kohal.</translation>
    </message>
    <message>
      <source>It has eight letters. Compare them with the other till's screen.</source>
      <translation>Selles on kaheksa tähte. Võrdle neid teise kassa ekraaniga.</translation>
    </message>
    <message>
      <source>Its records are safe. Enrolled again as the same till, it brings them back.</source>
      <translation>Selle kirjed on kindlas kohas. Samaks kassaks uuesti registreerituna toob see need tagasi.</translation>
    </message>
    <message>
      <source>Nobody waits for a manager any more.</source>
      <translation>Juhatajat enam ei oodata.</translation>
    </message>
    <message>
      <source>The backend has ended this till. Nobody can read here what it recorded.</source>
      <translation>Taustasüsteem on selle kassa sulgenud. Selle kirjeid ei saa siin keegi lugeda.</translation>
    </message>
    <message>
      <source>The two PINs are not the same.</source>
      <translation>PIN-koodid ei ole ühesugused.</translation>
    </message>
    <message>
      <source>This is not a code that a till shows.</source>
      <translation>See ei ole kassa näidatud kood.</translation>
    </message>
    <message>
      <source>Type the second one again, or go back to the first.</source>
      <translation>Sisesta teine uuesti või mine esimese juurde tagasi.</translation>
    </message>
  </context>
  <context>
    <name>Enrolment</name>
    <message>
      <source>A manager did not approve this till.</source>
      <translation>Juhataja ei kinnitanud seda kassat.</translation>
    </message>
    <message>
      <source>Ask the manager why, and begin again with a new code.</source>
      <translation>Küsi juhatajalt põhjust ja alusta uue koodiga otsast.</translation>
    </message>
    <message>
      <source>Begin again: the till shows a new code.</source>
      <translation>Alusta otsast: kassa näitab uut koodi.</translation>
    </message>
    <message>
      <source>Go on selling, nothing is lost; have the till enrolled anew.</source>
      <translation>Müü edasi, midagi ei kao; lase kassa uuesti registreerida.</translation>
    </message>
    <message>
      <source>Go on selling, nothing is lost; tell IT, and have the till enrolled anew.</source>
      <translation>Müü edasi, midagi ei kao; ütle IT-le ja lase kassa uuesti registreerida.</translation>
    </message>
    <message>
      <source>If the till still waits, let it show a new code.</source>
      <translation>Kui kassa ikka veel ootab, lase tal näidata uut koodi.</translation>
    </message>
    <message>
      <source>Let the till show a new code and type that one.</source>
      <translation>Lase kassal näidata uut koodi ja tipi see.</translation>
    </message>
    <message>
      <source>No till shows this code.</source>
      <translation>Ükski kassa ei näita seda koodi.</translation>
    </message>
    <message>
      <source>Nobody has approved this till yet.</source>
      <translation>Keegi ei ole seda kassat veel kinnitanud.</translation>
    </message>
    <message>
      <source>Nothing to do: the till renews it by itself.</source>
      <translation>Midagi pole vaja teha: kassa uuendab selle ise.</translation>
    </message>
    <message>
      <source>Read the code on the till's screen again and type it anew.</source>
      <translation>Loe kood kassa ekraanilt uuesti ja tipi see.</translation>
    </message>
    <message>
      <source>Show the code to a manager, and ask again after the interval.</source>
      <translation>Näita koodi juhatajale ja küsi ooteaja järel uuesti.</translation>
    </message>
    <message>
      <source>Somebody has answered this till already.</source>
      <translation>Sellele kassale on juba vastatud.</translation>
    </message>
    <message>
      <source>The code's time is over.</source>
      <translation>Koodi aeg on läbi.</translation>
    </message>
    <message>
      <source>The till asks too often.</source>
      <translation>Kassa küsib liiga tihti.</translation>
    </message>
    <message>
      <source>The till can no longer renew its access.</source>
      <translation>Kassa ei saa oma ligipääsu enam uuendada.</translation>
    </message>
    <message>
      <source>The till's access is over for now.</source>
      <translation>Kassa ligipääs on praegu läbi.</translation>
    </message>
    <message>
      <source>The till's access was used twice, so it was ended.</source>
      <translation>Kassa ligipääsu kasutati kaks korda, seetõttu see lõpetati.</translation>
    </message>
    <message>
      <source>This code's time is over.</source>
      <translation>Selle koodi aeg on läbi.</translation>
    </message>
    <message>
      <source>This request to be let in is not known here.</source>
      <translation>Seda liitumissoovi siin ei tunta.</translation>
    </message>
    <message>
      <source>This till's enrolment has ended.</source>
      <translation>Selle kassa registreering on lõppenud.</translation>
    </message>
    <message>
      <source>Wait as long as the answer says, then ask again.</source>
      <translation>Oota nii kaua, kui vastus ütleb, ja küsi siis uuesti.</translation>
    </message>
  </context>
  <context>
    <name>Header</name>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n ootab</numerusform>
        <numerusform>%n ootab</numerusform>
      </translation>
    </message>
    <message>
      <source>Cashier {number}</source>
      <translation>Kassiir {number}</translation>
    </message>
    <message>
      <source>Enrol this till again</source>
      <translation>Registreeri see kassa uuesti</translation>
    </message>
    <message>
      <source>Info desk {number}</source>
      <translation>Infolaud {number}</translation>
    </message>
    <message>
      <source>Lock now</source>
      <translation>Lukusta kohe</translation>
    </message>
    <message>
      <source>Manager {number}</source>
      <translation>Juhataja {number}</translation>
    </message>
    <message>
      <source>Needs a person</source>
      <translation>Vajab inimest</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Ühenduseta</translation>
    </message>
    <message>
      <source>Online</source>
      <translation>Ühendatud</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Keeldutud</translation>
    </message>
    <message>
      <source>Replace a lost card</source>
      <translation>Asenda kadunud kaart</translation>
    </message>
    <message>
      <source>Scanners</source>
      <translation>Skannerid</translation>
    </message>
    <message>
      <source>Sign out</source>
      <translation>Logi välja</translation>
    </message>
    <message>
      <source>Somebody else takes over</source>
      <translation>Keegi teine võtab üle</translation>
    </message>
    <message>
      <source>Switched offline</source>
      <translation>Lülitatud välja</translation>
    </message>
    <message>
      <source>The day</source>
      <translation>Päev</translation>
    </message>
    <message>
      <source>Till</source>
      <translation>Kassa</translation>
    </message>
    <message>
      <source>Till not yet set up</source>
      <translation>Kassa on seadistamata</translation>
    </message>
    <message>
      <source>Tills</source>
      <translation>Kassad</translation>
    </message>
    <message>
      <source>Work offline</source>
      <translation>Tööta ühenduseta</translation>
    </message>
    <message>
      <source>all delivered {time}</source>
      <translation>kõik saadetud {time}</translation>
    </message>
    <message>
      <source>nothing sent yet</source>
      <translation>midagi pole veel saadetud</translation>
    </message>
    <message>
      <source>oldest {age}</source>
      <translation>vanim {age}</translation>
    </message>
    <message>
      <source>since {time} · {age}</source>
      <translation>alates {time} · {age}</translation>
    </message>
  </context>
  <context>
    <name>Hints</name>
    <message>
      <source>Ask whether there is another form of this card.</source>
      <translation>Küsi, kas kaart on ka muul kujul.</translation>
    </message>
    <message>
      <source>Bring the card closer.</source>
      <translation>Too kaart lähemale.</translation>
    </message>
    <message>
      <source>Flatten the card and keep reflections off it.</source>
      <translation>Silu kaart sirgeks ja väldi peegeldust.</translation>
    </message>
    <message>
      <source>Hold the card still for a moment.</source>
      <translation>Hoia kaarti hetk paigal.</translation>
    </message>
    <message>
      <source>It will not read: type the number.</source>
      <translation>Kaarti ei saa lugeda: sisesta number.</translation>
    </message>
    <message>
      <source>On a phone: turn the brightness all the way up.</source>
      <translation>Telefonil keera heledus põhja.</translation>
    </message>
    <message>
      <source>Show the whole code, with its white edge.</source>
      <translation>Näita kogu koodi koos valge äärega.</translation>
    </message>
    <message>
      <source>Too bright: tilt the card, shade it.</source>
      <translation>Liiga hele: kalluta või varja kaarti.</translation>
    </message>
    <message>
      <source>Too dark: more light, or a brighter screen.</source>
      <translation>Liiga pime: lisa valgust või ekraani heledust.</translation>
    </message>
  </context>
  <context>
    <name>InfoDesk</name>
    <message>
      <source>1  Customer's card</source>
      <translation>1  Kliendi kaart</translation>
    </message>
    <message>
      <source>2  New plastic card</source>
      <translation>2  Uus plastkaart</translation>
    </message>
    <message>
      <source>3  Fee</source>
      <translation>3  Tasu</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tagasi</translation>
    </message>
    <message>
      <source>Back to the till</source>
      <translation>Tagasi kassasse</translation>
    </message>
    <message>
      <source>Cash</source>
      <translation>Sularaha</translation>
    </message>
    <message>
      <source>Copy the slip</source>
      <translation>Kopeeri kviitung</translation>
    </message>
    <message>
      <source>Ends in {digits}.</source>
      <translation>Lõpp {digits}.</translation>
    </message>
    <message>
      <source>Fee {price}, paid {how}</source>
      <translation>Tasu {price}, makstud {how}</translation>
    </message>
    <message>
      <source>Found.</source>
      <translation>Leitud.</translation>
    </message>
    <message>
      <source>From the price list.</source>
      <translation>Hinnakirja järgi.</translation>
    </message>
    <message>
      <source>It holds from now on; the slip is for the customer.</source>
      <translation>See kehtib kohe; kviitung on kliendile.</translation>
    </message>
    <message>
      <source>New customer card, ending in {digits}</source>
      <translation>Uus kliendikaart, lõpp {digits}</translation>
    </message>
    <message>
      <source>Next customer</source>
      <translation>Järgmine klient</translation>
    </message>
    <message>
      <source>Paid</source>
      <translation>Makstud</translation>
    </message>
    <message>
      <source>Payment card</source>
      <translation>Maksekaart</translation>
    </message>
    <message>
      <source>Price list {version}</source>
      <translation>Hinnakiri {version}</translation>
    </message>
    <message>
      <source>Record {entry}</source>
      <translation>Kirje {entry}</translation>
    </message>
    <message>
      <source>Recorded. Hand the new card over.</source>
      <translation>Salvestatud. Anna uus kaart üle.</translation>
    </message>
    <message>
      <source>Replace a lost plastic card</source>
      <translation>Kadunud plastkaardi asendamine</translation>
    </message>
    <message>
      <source>Scan it from the phone.</source>
      <translation>Loe see telefonist.</translation>
    </message>
    <message>
      <source>Scan the blank.</source>
      <translation>Loe tühi kaart.</translation>
    </message>
    <message>
      <source>Scan the customer's electronic card from the phone or from paper. It stays as it is; only the lost plastic card ends.</source>
      <translation>Loe kliendi elektrooniline kaart telefonist või paberilt. See jääb endiseks; lõpeb ainult kadunud plastkaart.</translation>
    </message>
    <message>
      <source>Take the fee first, say how it was paid, then press Paid. The lost card ends at once.</source>
      <translation>Võta kõigepealt tasu, märgi makseviis ja vajuta Makstud. Kadunud kaart lõpeb kohe.</translation>
    </message>
    <message>
      <source>The card is looked up …</source>
      <translation>Kaarti otsitakse …</translation>
    </message>
    <message>
      <source>The holder is found. Take a new plastic card and scan it.</source>
      <translation>Omanik on leitud. Võta uus plastkaart ja loe see.</translation>
    </message>
    <message>
      <source>The lost card no longer holds.</source>
      <translation>Kadunud kaart enam ei kehti.</translation>
    </message>
    <message>
      <source>The new card is being recorded …</source>
      <translation>Uut kaarti salvestatakse …</translation>
    </message>
    <message>
      <source>by card</source>
      <translation>kaardiga</translation>
    </message>
    <message>
      <source>in cash</source>
      <translation>sularahas</translation>
    </message>
  </context>
  <context>
    <name>Leaving</name>
    <message>
      <source>A sale was begun and not recorded.</source>
      <translation>Müüki alustati, kuid seda ei salvestatud.</translation>
    </message>
    <message>
      <source>Choose another disk, then try again.</source>
      <translation>Vali teine ketas ja proovi uuesti.</translation>
    </message>
    <message>
      <source>Choose the file that the till wrote.</source>
      <translation>Vali fail, mille kassa kirjutas.</translation>
    </message>
    <message>
      <source>Close what uses them, then repeat it.</source>
      <translation>Sulge neid kasutav programm, siis korda.</translation>
    </message>
    <message>
      <source>Enrol it first.</source>
      <translation>Registreeri see kõigepealt.</translation>
    </message>
    <message>
      <source>It was not said where the till's keys shall be.</source>
      <translation>Ei öeldud, kus kassa võtmed peavad olema.</translation>
    </message>
    <message>
      <source>Let the till reach the backend once, then try again.</source>
      <translation>Lase kassal korra taustasüsteemini jõuda ja proovi uuesti.</translation>
    </message>
    <message>
      <source>Let them be delivered first, or export them.</source>
      <translation>Lase need enne ära saata või ekspordi need.</translation>
    </message>
    <message>
      <source>Look again, then repeat it.</source>
      <translation>Vaata uuesti, siis korda.</translation>
    </message>
    <message>
      <source>Name the file for the records.</source>
      <translation>Nimeta fail kirjete jaoks.</translation>
    </message>
    <message>
      <source>Name the keyring or the passphrase.</source>
      <translation>Nimeta võtmehoidla või paroolifraas.</translation>
    </message>
    <message>
      <source>No file was named.</source>
      <translation>Faili ei nimetatud.</translation>
    </message>
    <message>
      <source>Nothing of it was taken in. Look for another copy.</source>
      <translation>Sellest ei võetud midagi vastu. Otsi teist koopiat.</translation>
    </message>
    <message>
      <source>Records wait on this till.</source>
      <translation>Selles kassas ootavad kirjed.</translation>
    </message>
    <message>
      <source>Sign in, and record or discard it.</source>
      <translation>Logi sisse ja salvesta või jäta see kõrvale.</translation>
    </message>
    <message>
      <source>Something was recorded meanwhile.</source>
      <translation>Vahepeal salvestati midagi.</translation>
    </message>
    <message>
      <source>The backend has not told this till yet to whom records are sealed.</source>
      <translation>Taustasüsteem ei ole sellele kassale veel öelnud, kellele kirjed pitseeritakse.</translation>
    </message>
    <message>
      <source>The file does not read as it was written. Nothing was removed.</source>
      <translation>Fail ei loe nii, nagu see kirjutati. Midagi ei eemaldatud.</translation>
    </message>
    <message>
      <source>The till's files could not all be removed.</source>
      <translation>Kõiki kassa faile ei saanud eemaldada.</translation>
    </message>
    <message>
      <source>There is no such file, or it cannot be read.</source>
      <translation>Sellist faili ei ole või seda ei saa lugeda.</translation>
    </message>
    <message>
      <source>This computer is no till yet.</source>
      <translation>See arvuti ei ole veel kassa.</translation>
    </message>
    <message>
      <source>This file is no whole export of a till.</source>
      <translation>See fail ei ole kassa terve eksport.</translation>
    </message>
  </context>
  <context>
    <name>Manager</name>
    <message numerus="yes">
      <source>%n cards handed out</source>
      <translation>
        <numerusform>%n kaart väljastatud</numerusform>
        <numerusform>%n kaarti väljastatud</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them offline</source>
      <translation>
        <numerusform>%n neist ühenduseta</numerusform>
        <numerusform>%n neist ühenduseta</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records set aside</source>
      <translation>
        <numerusform>%n kirje kõrvale pandud</numerusform>
        <numerusform>%n kirjet kõrvale pandud</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n taken back</source>
      <translation>
        <numerusform>%n tühistatud</numerusform>
        <numerusform>%n tühistatud</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n with a card</source>
      <translation>
        <numerusform>%n kaardiga</numerusform>
        <numerusform>%n kaardiga</numerusform>
      </translation>
    </message>
    <message>
      <source>Asking …</source>
      <translation>Küsin …</translation>
    </message>
    <message>
      <source>Back to the till</source>
      <translation>Tagasi kassasse</translation>
    </message>
    <message>
      <source>Card fees</source>
      <translation>Kaarditasud</translation>
    </message>
    <message>
      <source>Complete up to</source>
      <translation>Täielik kuni</translation>
    </message>
    <message>
      <source>Day before</source>
      <translation>Eelmine päev</translation>
    </message>
    <message>
      <source>Last contact</source>
      <translation>Viimane ühendus</translation>
    </message>
    <message>
      <source>Needs a person</source>
      <translation>Vajab inimest</translation>
    </message>
    <message>
      <source>Next day</source>
      <translation>Järgmine päev</translation>
    </message>
    <message>
      <source>Nothing happened on this day yet.</source>
      <translation>Sel päeval pole veel midagi juhtunud.</translation>
    </message>
    <message>
      <source>Purchases</source>
      <translation>Ostud</translation>
    </message>
    <message>
      <source>Refresh</source>
      <translation>Värskenda</translation>
    </message>
    <message>
      <source>Scans</source>
      <translation>Skannimised</translation>
    </message>
    <message>
      <source>Scans and sales appear here as they come in.</source>
      <translation>Skannimised ja müügid ilmuvad siia jooksvalt.</translation>
    </message>
    <message>
      <source>Scans by hour</source>
      <translation>Skannimised tundide kaupa</translation>
    </message>
    <message>
      <source>Scans by result</source>
      <translation>Skannimised tulemuse järgi</translation>
    </message>
    <message>
      <source>Tell IT to have it renewed; until then everything works.</source>
      <translation>Ütle IT-le, et see uuendataks; seni töötab kõik.</translation>
    </message>
    <message>
      <source>The backend is away: these are the numbers of this till alone.</source>
      <translation>Taustasüsteem ei vasta: need on ainult selle kassa arvud.</translation>
    </message>
    <message>
      <source>The certificate of the backend, or of its authority, ends on {day}.</source>
      <translation>Taustasüsteemi või selle sertifitseerija sertifikaat aegub {day}.</translation>
    </message>
    <message>
      <source>They grow to the whole store's as soon as it answers.</source>
      <translation>Kui see vastab, lisanduvad kogu poe arvud.</translation>
    </message>
    <message>
      <source>Till</source>
      <translation>Kassa</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Ootab</translation>
    </message>
    <message>
      <source>What waits on the store's tills is known when the backend answers.</source>
      <translation>Mis poe kassades ootab, on teada siis, kui taustasüsteem vastab.</translation>
    </message>
    <message>
      <source>continued from an old copy</source>
      <translation>jätkatud vanast koopiast</translation>
    </message>
    <message>
      <source>never</source>
      <translation>mitte kunagi</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>teadmata</translation>
    </message>
  </context>
  <context>
    <name>Problems</name>
    <message>
      <source>Something did not work ({code}).</source>
      <translation>Midagi ei õnnestunud ({code}).</translation>
    </message>
    <message>
      <source>Try again; if it stays, tell support this code.</source>
      <translation>Proovi uuesti; kui ei aita, ütle kasutajatoele see kood.</translation>
    </message>
  </context>
  <context>
    <name>Records</name>
    <message>
      <source>Choose another folder, then try again.</source>
      <translation>Vali teine kaust ja proovi uuesti.</translation>
    </message>
    <message>
      <source>Choose why the loss is accepted.</source>
      <translation>Vali, miks kaduga lepitakse.</translation>
    </message>
    <message>
      <source>Export it for support, or accept the loss.</source>
      <translation>Ekspordi see kasutajatoele või lepi kaduga.</translation>
    </message>
    <message>
      <source>Let IT check the computer's date and time.</source>
      <translation>Las IT kontrollib arvuti kuupäeva ja kellaaega.</translation>
    </message>
    <message>
      <source>More benefits were given than one purchase may have.</source>
      <translation>Anti rohkem soodustusi, kui ühes ostus lubatud.</translation>
    </message>
    <message>
      <source>No reason chosen yet.</source>
      <translation>Põhjus on veel valimata.</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Midagi pole vaja teha.</translation>
    </message>
    <message>
      <source>Take another blank card. No second fee is due.</source>
      <translation>Võta teine tühi kaart. Teist tasu ei võeta.</translation>
    </message>
    <message>
      <source>The backend could not read this record.</source>
      <translation>Taustasüsteem ei saanud seda kirjet lugeda.</translation>
    </message>
    <message>
      <source>The backend did not accept this total.</source>
      <translation>Taustasüsteem ei võtnud seda summat vastu.</translation>
    </message>
    <message>
      <source>The backend does not know the holder of this card.</source>
      <translation>Taustasüsteem ei tunne selle kaardi omanikku.</translation>
    </message>
    <message>
      <source>The backend has another record under the same number.</source>
      <translation>Taustasüsteemil on sama numbri all teine kirje.</translation>
    </message>
    <message>
      <source>The backend has no record put aside that this would settle.</source>
      <translation>Taustasüsteemil ei ole kõrvale pandud kirjet, mida see lahendaks.</translation>
    </message>
    <message>
      <source>The backend has put records of this till aside.</source>
      <translation>Taustasüsteem on selle kassa kirjeid kõrvale pannud.</translation>
    </message>
    <message>
      <source>The fee is not the one of the price list.</source>
      <translation>Tasu ei vasta hinnakirjale.</translation>
    </message>
    <message>
      <source>The file could not be written.</source>
      <translation>Faili ei saanud kirjutada.</translation>
    </message>
    <message>
      <source>The manager decides about it.</source>
      <translation>Juhataja otsustab selle üle.</translation>
    </message>
    <message>
      <source>The membership had ended before this purchase.</source>
      <translation>Liikmesus oli enne seda ostu lõppenud.</translation>
    </message>
    <message>
      <source>The membership has ended since this purchase.</source>
      <translation>Liikmesus on pärast seda ostu lõppenud.</translation>
    </message>
    <message>
      <source>The programme has no such cards.</source>
      <translation>Programmil ei ole selliseid kaarte.</translation>
    </message>
    <message>
      <source>The purchase that belongs to this has not arrived yet.</source>
      <translation>Selle juurde kuuluv ost ei ole veel kohal.</translation>
    </message>
    <message>
      <source>The purchase that belongs to this was put aside.</source>
      <translation>Selle juurde kuuluv ost pandi kõrvale.</translation>
    </message>
    <message>
      <source>The record names another place than this till's.</source>
      <translation>Kirjes on teine koht kui see kassa.</translation>
    </message>
    <message>
      <source>The record was settled before.</source>
      <translation>Kirje oli juba varem lahendatud.</translation>
    </message>
    <message>
      <source>They are stored. The manager looks at them under Needs a person.</source>
      <translation>Need on alles. Juhataja vaatab need üle lehel Vajab inimest.</translation>
    </message>
    <message>
      <source>This benefit was given without asking the backend.</source>
      <translation>See soodustus anti taustasüsteemilt küsimata.</translation>
    </message>
    <message>
      <source>This benefit was no longer kept for this sale.</source>
      <translation>See soodustus ei olnud enam selle müügi jaoks kinni.</translation>
    </message>
    <message>
      <source>This benefit was used twice.</source>
      <translation>Seda soodustust kasutati kaks korda.</translation>
    </message>
    <message>
      <source>This card is not one that may be handed out.</source>
      <translation>Seda kaarti ei tohi välja anda.</translation>
    </message>
    <message>
      <source>This plastic card belongs to somebody else.</source>
      <translation>See plastkaart kuulub kellelegi teisele.</translation>
    </message>
    <message>
      <source>This purchase had been taken back before.</source>
      <translation>See ost oli juba tühistatud.</translation>
    </message>
    <message>
      <source>This record can no longer be read on this till.</source>
      <translation>Seda kirjet ei saa selles kassas enam lugeda.</translation>
    </message>
    <message>
      <source>This record cannot be sent again.</source>
      <translation>Seda kirjet ei saa uuesti saata.</translation>
    </message>
    <message>
      <source>This record is no longer set aside.</source>
      <translation>See kirje ei ole enam kõrvale pandud.</translation>
    </message>
    <message>
      <source>This record waits for another one to arrive.</source>
      <translation>See kirje ootab teise saabumist.</translation>
    </message>
    <message>
      <source>This till has lost some of its records.</source>
      <translation>See kassa on osa oma kirjetest kaotanud.</translation>
    </message>
    <message>
      <source>This till's clock was wrong.</source>
      <translation>Selle kassa kell oli vale.</translation>
    </message>
  </context>
  <context>
    <name>Scanners</name>
    <message numerus="yes">
      <source>%n characters</source>
      <translation>
        <numerusform>%n märk</numerusform>
        <numerusform>%n märki</numerusform>
      </translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Aadress</translation>
    </message>
    <message>
      <source>After a code: {name}</source>
      <translation>Koodi järel: {name}</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tagasi</translation>
    </message>
    <message>
      <source>Before a code: {text}</source>
      <translation>Koodi ees: {text}</translation>
    </message>
    <message>
      <source>British</source>
      <translation>Briti</translation>
    </message>
    <message>
      <source>Calibration code as a QR code</source>
      <translation>Häälestuskood QR-koodina</translation>
    </message>
    <message>
      <source>Calibration code as a barcode</source>
      <translation>Häälestuskood vöötkoodina</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kaamera</translation>
    </message>
    <message>
      <source>Camera {number}</source>
      <translation>Kaamera {number}</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Loobu</translation>
    </message>
    <message>
      <source>Danish</source>
      <translation>Taani</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Valmis</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Estonian</source>
      <translation>Eesti</translation>
    </message>
    <message>
      <source>Finnish or Swedish</source>
      <translation>Soome või rootsi</translation>
    </message>
    <message>
      <source>French</source>
      <translation>Prantsuse</translation>
    </message>
    <message>
      <source>German</source>
      <translation>Saksa</translation>
    </message>
    <message>
      <source>If it reads nothing from the screen, print the code and scan the paper.</source>
      <translation>Kui ekraanilt ei loe, prindi kood ja skanni paberilt.</translation>
    </message>
    <message>
      <source>Keyboard: {name}</source>
      <translation>Klaviatuur: {name}</translation>
    </message>
    <message>
      <source>Most scanners need nothing. If yours types wrong signs, one scan sets it right.</source>
      <translation>Enamik skannereid ei vaja midagi. Kui sinu oma kirjutab valesid märke, parandab selle üks skannimine.</translation>
    </message>
    <message>
      <source>Name of a port</source>
      <translation>Pordi nimi</translation>
    </message>
    <message>
      <source>No camera</source>
      <translation>Kaamerata</translation>
    </message>
    <message>
      <source>No camera is used.</source>
      <translation>Kaamerat ei kasutata.</translation>
    </message>
    <message>
      <source>No picture</source>
      <translation>Pilti ei ole</translation>
    </message>
    <message>
      <source>No scanner on a cable</source>
      <translation>Kaabliga skannerita</translation>
    </message>
    <message>
      <source>No scanner on a cable is used.</source>
      <translation>Kaabliga skannerit ei kasutata.</translation>
    </message>
    <message>
      <source>Norwegian</source>
      <translation>Norra</translation>
    </message>
    <message>
      <source>Not set up yet.</source>
      <translation>Veel häälestamata.</translation>
    </message>
    <message>
      <source>Open the page Scanners at the till and press Set up.</source>
      <translation>Ava kassas leht Skannerid ja vajuta Häälesta.</translation>
    </message>
    <message>
      <source>Picture file</source>
      <translation>Pildifail</translation>
    </message>
    <message>
      <source>Plug one in: it appears here by itself.</source>
      <translation>Ühenda seade: see ilmub siia ise.</translation>
    </message>
    <message>
      <source>Plug the scanner in.</source>
      <translation>Ühenda skanner.</translation>
    </message>
    <message>
      <source>Print the code</source>
      <translation>Prindi kood</translation>
    </message>
    <message>
      <source>QR code</source>
      <translation>QR-kood</translation>
    </message>
    <message>
      <source>Scan anything.</source>
      <translation>Skanni mida tahes.</translation>
    </message>
    <message>
      <source>Scan one of the two codes; either will do.</source>
      <translation>Skanni üks kahest koodist, kumb tahes sobib.</translation>
    </message>
    <message>
      <source>Scanner on a cable</source>
      <translation>Kaabliga skanner</translation>
    </message>
    <message>
      <source>Scanner that types</source>
      <translation>Kirjutav skanner</translation>
    </message>
    <message>
      <source>Scanners and camera</source>
      <translation>Skannerid ja kaamera</translation>
    </message>
    <message>
      <source>Scans arrive only while this window is in front. A scanner on a cable does not need that.</source>
      <translation>Skannitu jõuab kohale ainult siis, kui see aken on ees. Kaabliga skanner seda ei vaja.</translation>
    </message>
    <message>
      <source>Set up</source>
      <translation>Häälesta</translation>
    </message>
    <message>
      <source>Set up again</source>
      <translation>Häälesta uuesti</translation>
    </message>
    <message>
      <source>Set up the scanner of this till</source>
      <translation>Selle kassa skanneri häälestamine</translation>
    </message>
    <message>
      <source>Set up the scanner that types</source>
      <translation>Kirjutava skanneri häälestamine</translation>
    </message>
    <message>
      <source>Tab</source>
      <translation>Tab</translation>
    </message>
    <message>
      <source>Test scan</source>
      <translation>Proovi</translation>
    </message>
    <message>
      <source>The camera gives pictures.</source>
      <translation>Kaamera annab pilti.</translation>
    </message>
    <message>
      <source>The camera is being started …</source>
      <translation>Kaamera käivitub …</translation>
    </message>
    <message>
      <source>The file is at its end.</source>
      <translation>Fail on lõpuni mängitud.</translation>
    </message>
    <message>
      <source>The scanner is being opened …</source>
      <translation>Skannerit avatakse …</translation>
    </message>
    <message>
      <source>The scanner is set up.</source>
      <translation>Skanner on häälestatud.</translation>
    </message>
    <message>
      <source>The scanner listens.</source>
      <translation>Skanner töötab.</translation>
    </message>
    <message>
      <source>This scanner is set up.</source>
      <translation>Skanner on häälestatud.</translation>
    </message>
    <message>
      <source>Typed by hand</source>
      <translation>Käsitsi sisestatud</translation>
    </message>
    <message>
      <source>US English</source>
      <translation>USA inglise</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Kasuta</translation>
    </message>
    <message>
      <source>Waiting for the scan …</source>
      <translation>Ootan skannimist …</translation>
    </message>
    <message>
      <source>What arrives is shown here. It is looked up nowhere and kept nowhere.</source>
      <translation>Siin näed, mis kohale jõudis. Seda ei otsita kuskilt ega jäeta alles.</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>kasutusel</translation>
    </message>
    <message>
      <source>kind of code not told</source>
      <translation>koodi liik teadmata</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>teadmata</translation>
    </message>
    <message>
      <source>not plugged in</source>
      <translation>pole ühendatud</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>mitte midagi</translation>
    </message>
    <message>
      <source>rtsp://, http:// or a file</source>
      <translation>rtsp://, http:// või fail</translation>
    </message>
  </context>
  <context>
    <name>SetAside</name>
    <message numerus="yes">
      <source>%n records written to the file.</source>
      <translation>
        <numerusform>%n kirje faili kirjutatud.</numerusform>
        <numerusform>%n kirjet faili kirjutatud.</numerusform>
      </translation>
    </message>
    <message>
      <source>A new record is sent in its place. The old one stays, and names the new one.</source>
      <translation>Selle asemele saadetakse uus kirje. Vana jääb alles ja viitab uuele.</translation>
    </message>
    <message>
      <source>A test</source>
      <translation>Proov</translation>
    </message>
    <message>
      <source>A typing mistake</source>
      <translation>Trükiviga</translation>
    </message>
    <message>
      <source>Accept the loss</source>
      <translation>Lepi kaduga</translation>
    </message>
    <message>
      <source>Accept the loss?</source>
      <translation>Kas leppida kaduga?</translation>
    </message>
    <message>
      <source>Accepted: {reason}. By staff {staff}, {time}.</source>
      <translation>Lepitud: {reason}. Töötaja {staff}, {time}.</translation>
    </message>
    <message>
      <source>Accepting …</source>
      <translation>Salvestan …</translation>
    </message>
    <message>
      <source>Another reason</source>
      <translation>Muu põhjus</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tagasi</translation>
    </message>
    <message>
      <source>Benefit given</source>
      <translation>Antud soodustus</translation>
    </message>
    <message>
      <source>Card handed out</source>
      <translation>Väljastatud kaart</translation>
    </message>
    <message>
      <source>Card handed out, fee {total}</source>
      <translation>Väljastatud kaart, tasu {total}</translation>
    </message>
    <message>
      <source>Card references are in it: hand it to support only.</source>
      <translation>Selles on kaartide viiteid: anna see ainult kasutajatoele.</translation>
    </message>
    <message>
      <source>Card scanned</source>
      <translation>Loetud kaart</translation>
    </message>
    <message>
      <source>Compare it with the receipt and correct it, or accept the loss.</source>
      <translation>Võrdle kviitungiga ja paranda, või lepi kaduga.</translation>
    </message>
    <message>
      <source>Compare the day's receipts with the purchases. Record again what is missing, then accept.</source>
      <translation>Võrdle päeva kviitungeid ostudega. Salvesta puuduv uuesti, siis lepi.</translation>
    </message>
    <message>
      <source>Compare the two. If this one was recorded twice, accept the loss.</source>
      <translation>Võrdle neid kahte. Kui see salvestati kaks korda, lepi kaduga.</translation>
    </message>
    <message>
      <source>Correct and send again</source>
      <translation>Paranda ja saada uuesti</translation>
    </message>
    <message>
      <source>Correct this purchase</source>
      <translation>Paranda see ost</translation>
    </message>
    <message>
      <source>Corrected and sent again, by staff {staff}, {time}.</source>
      <translation>Parandatud ja uuesti saadetud, töötaja {staff}, {time}.</translation>
    </message>
    <message>
      <source>Decision about a record</source>
      <translation>Otsus kirje kohta</translation>
    </message>
    <message>
      <source>Delete the last digit</source>
      <translation>Kustuta viimane number</translation>
    </message>
    <message>
      <source>Every answered record of this till was accepted.</source>
      <translation>Kõik selle kassa vastatud kirjed on vastu võetud.</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Ekspordi</translation>
    </message>
    <message>
      <source>Export all</source>
      <translation>Ekspordi kõik</translation>
    </message>
    <message>
      <source>For support: {code}</source>
      <translation>Kasutajatoele: {code}</translation>
    </message>
    <message>
      <source>Hand out another card at the info desk, then accept the loss.</source>
      <translation>Väljasta infolauas teine kaart, siis lepi kaduga.</translation>
    </message>
    <message>
      <source>It cannot be sent again. Export it for support, then accept the loss.</source>
      <translation>Seda ei saa uuesti saata. Ekspordi see kasutajatoele, siis lepi kaduga.</translation>
    </message>
    <message>
      <source>Keep the link to the member</source>
      <translation>Jäta seos liikmega alles</translation>
    </message>
    <message>
      <source>Looking …</source>
      <translation>Vaatan …</translation>
    </message>
    <message>
      <source>Needs a person</source>
      <translation>Vajab inimest</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Mitte praegu</translation>
    </message>
    <message>
      <source>Nothing is lost while they wait.</source>
      <translation>Ootamise ajal ei lähe midagi kaduma.</translation>
    </message>
    <message>
      <source>Nothing is missing. Accept it to clear it from the list.</source>
      <translation>Midagi ei ole puudu. Lepi sellega, siis see enam ei oota.</translation>
    </message>
    <message>
      <source>Nothing waits for a person.</source>
      <translation>Miski ei oota inimest.</translation>
    </message>
    <message>
      <source>Only the manager decides about these.</source>
      <translation>Nende üle otsustab ainult juhataja.</translation>
    </message>
    <message>
      <source>Purchase</source>
      <translation>Ost</translation>
    </message>
    <message>
      <source>Purchase of {total}</source>
      <translation>Ost {total}</translation>
    </message>
    <message>
      <source>Purchase taken back</source>
      <translation>Tühistatud ost</translation>
    </message>
    <message>
      <source>Recorded twice</source>
      <translation>Kaks korda salvestatud</translation>
    </message>
    <message>
      <source>Records (*.jsonl)</source>
      <translation>Kirjed (*.jsonl)</translation>
    </message>
    <message>
      <source>Records missing on this till</source>
      <translation>Selles kassas on kirjeid puudu</translation>
    </message>
    <message>
      <source>Send again</source>
      <translation>Saada uuesti</translation>
    </message>
    <message>
      <source>Send it again without the link to the member. The purchase then counts as any other.</source>
      <translation>Saada see uuesti ilma seoseta liikmega. Ost on siis nagu iga teine.</translation>
    </message>
    <message>
      <source>Send it again. If it comes back, export it for support.</source>
      <translation>Saada see uuesti. Kui see tagasi tuleb, ekspordi see kasutajatoele.</translation>
    </message>
    <message>
      <source>Sending …</source>
      <translation>Saadan …</translation>
    </message>
    <message>
      <source>Settled {time}.</source>
      <translation>Lahendatud {time}.</translation>
    </message>
    <message>
      <source>Sign-in</source>
      <translation>Sisselogimine</translation>
    </message>
    <message>
      <source>Technical record</source>
      <translation>Tehniline kirje</translation>
    </message>
    <message>
      <source>The backend gives a reason that this till does not know.</source>
      <translation>Taustasüsteem annab põhjuse, mida see kassa ei tunne.</translation>
    </message>
    <message>
      <source>The customer left</source>
      <translation>Klient lahkus</translation>
    </message>
    <message>
      <source>What was given was given. Check the receipt, then accept the loss.</source>
      <translation>Mis antud, see antud. Kontrolli kviitungit, siis lepi kaduga.</translation>
    </message>
    <message>
      <source>Where to write the records</source>
      <translation>Kuhu kirjed kirjutada</translation>
    </message>
    <message>
      <source>{record}: choose why. It stays stored, marked with the reason and your number.</source>
      <translation>{record}: vali põhjus. See jääb alles koos põhjuse ja sinu numbriga.</translation>
    </message>
    <message>
      <source>{time}, with a card</source>
      <translation>{time}, kaardiga</translation>
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
        <numerusform>%n kirje ootab selles arvutis ja on kindlas kohas. Samaks kassaks lubatuna toimetab kassa selle kohale.</numerusform>
        <numerusform>%n kirjet ootab selles arvutis ja need on kindlas kohas. Samaks kassaks lubatuna toimetab kassa need kohale.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait on this computer.</source>
      <translation>
        <numerusform>%n kirje ootab selles arvutis.</numerusform>
        <numerusform>%n kirjet ootab selles arvutis.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait on this till. They are safe and leave by themselves.</source>
      <translation>
        <numerusform>%n kirje ootab selles kassas. See on kindlas kohas ja läheb ise teele.</numerusform>
        <numerusform>%n kirjet ootab selles kassas. Need on kindlas kohas ja lähevad ise teele.</numerusform>
      </translation>
    </message>
    <message>
      <source>A manager opens Tills at another till of this merchant, and scans this code or types the letters.</source>
      <translation>Juhataja avab sama kaupmehe teises kassas vaate Kassad ja skannib selle koodi või sisestab tähed.</translation>
    </message>
    <message>
      <source>Address of the backend</source>
      <translation>Taustasüsteemi aadress</translation>
    </message>
    <message>
      <source>Asking the backend …</source>
      <translation>Küsin taustasüsteemilt …</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tagasi</translation>
    </message>
    <message>
      <source>Back to the till</source>
      <translation>Tagasi kassasse</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Loobu</translation>
    </message>
    <message>
      <source>Choose a passphrase</source>
      <translation>Vali paroolifraas</translation>
    </message>
    <message>
      <source>Choose your own PIN</source>
      <translation>Vali oma PIN</translation>
    </message>
    <message>
      <source>Close the program</source>
      <translation>Sulge programm</translation>
    </message>
    <message>
      <source>Enrol</source>
      <translation>Registreeri</translation>
    </message>
    <message>
      <source>Enrol this till again</source>
      <translation>Registreeri see kassa uuesti</translation>
    </message>
    <message>
      <source>For support: {code}</source>
      <translation>Kasutajatoele: {code}</translation>
    </message>
    <message>
      <source>Go on without these records</source>
      <translation>Jätka ilma nende kirjeteta</translation>
    </message>
    <message>
      <source>Go on without these records?</source>
      <translation>Kas jätkata ilma nende kirjeteta?</translation>
    </message>
    <message>
      <source>Good for {time}</source>
      <translation>Kehtib {time}</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>Lukus</translation>
    </message>
    <message>
      <source>Make this computer a till</source>
      <translation>Tee sellest arvutist kassa</translation>
    </message>
    <message>
      <source>Make this computer this till again</source>
      <translation>Tee see arvuti jälle selleks kassaks</translation>
    </message>
    <message>
      <source>Move them and begin anew</source>
      <translation>Vii ära ja alusta uuesti</translation>
    </message>
    <message>
      <source>New PIN</source>
      <translation>Uus PIN</translation>
    </message>
    <message>
      <source>New passphrase</source>
      <translation>Uus paroolifraas</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Edasi</translation>
    </message>
    <message>
      <source>Nobody is signed in.</source>
      <translation>Keegi pole sisse loginud.</translation>
    </message>
    <message>
      <source>Nobody knows it any more</source>
      <translation>Keegi ei mäleta seda enam</translation>
    </message>
    <message>
      <source>Not 000000, not 123456 or 654321</source>
      <translation>Mitte 000000, mitte 123456 ega 654321</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Mitte praegu</translation>
    </message>
    <message>
      <source>Not the PIN that you were given</source>
      <translation>Mitte PIN, mille said</translation>
    </message>
    <message>
      <source>Not your staff number</source>
      <translation>Mitte oma töötajanumber</translation>
    </message>
    <message>
      <source>One moment …</source>
      <translation>Üks hetk …</translation>
    </message>
    <message>
      <source>One-time code from IT, if you have one</source>
      <translation>Ühekordne kood IT-toelt, kui sul on see</translation>
    </message>
    <message>
      <source>Open the till</source>
      <translation>Ava kassa</translation>
    </message>
    <message>
      <source>PIN</source>
      <translation>PIN</translation>
    </message>
    <message>
      <source>Passphrase</source>
      <translation>Paroolifraas</translation>
    </message>
    <message>
      <source>Refused keyring: {name}</source>
      <translation>Tagasi lükatud võtmehoidla: {name}</translation>
    </message>
    <message>
      <source>Scanners</source>
      <translation>Skannerid</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Näita</translation>
    </message>
    <message>
      <source>Show a code here</source>
      <translation>Näita siin koodi</translation>
    </message>
    <message>
      <source>Show a new code</source>
      <translation>Näita uut koodi</translation>
    </message>
    <message>
      <source>Sign in</source>
      <translation>Logi sisse</translation>
    </message>
    <message>
      <source>Sign in first, then scan.</source>
      <translation>Logi enne sisse, siis skanni.</translation>
    </message>
    <message>
      <source>Signing in …</source>
      <translation>Login sisse …</translation>
    </message>
    <message>
      <source>Six digits</source>
      <translation>Kuus numbrit</translation>
    </message>
    <message>
      <source>Somebody else</source>
      <translation>Keegi teine</translation>
    </message>
    <message>
      <source>Somebody else knows the PIN that you were given. Nobody will know this one.</source>
      <translation>Keegi teine teab PIN-koodi, mille said. Seda ei tea keegi teine.</translation>
    </message>
    <message>
      <source>Somebody else takes over</source>
      <translation>Keegi teine võtab üle</translation>
    </message>
    <message>
      <source>Staff number</source>
      <translation>Töötaja number</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Võta üle</translation>
    </message>
    <message>
      <source>Take this PIN</source>
      <translation>Võta see PIN</translation>
    </message>
    <message>
      <source>The backend is away.</source>
      <translation>Taustasüsteem ei vasta.</translation>
    </message>
    <message>
      <source>The keys of this till are kept under a passphrase. A manager types it here.</source>
      <translation>Selle kassa võtmed on paroolifraasi all. Juhataja sisestab selle siia.</translation>
    </message>
    <message numerus="yes">
      <source>The next try is possible in %n seconds.</source>
      <translation>
        <numerusform>Järgmine katse on võimalik %n sekundi pärast.</numerusform>
        <numerusform>Järgmine katse on võimalik %n sekundi pärast.</numerusform>
      </translation>
    </message>
    <message>
      <source>The old records are kept in a folder of their own. A new code makes this a new till.</source>
      <translation>Vanad kirjed on alles omaette kaustas. Uus kood teeb sellest uue kassa.</translation>
    </message>
    <message>
      <source>The records of this till are safe on this computer. Let in as the same till, it brings them back and delivers them.</source>
      <translation>Selle kassa kirjed on selles arvutis kindlas kohas. Samaks kassaks lubatuna toob kassa need tagasi ja toimetab kohale.</translation>
    </message>
    <message>
      <source>The sale of {number} stays open. What is recorded from now on carries the new number.</source>
      <translation>Töötaja {number} ost jääb avatuks. Edaspidi salvestatu kannab uut numbrit.</translation>
    </message>
    <message>
      <source>The same again</source>
      <translation>Sama uuesti</translation>
    </message>
    <message>
      <source>They are moved into a folder of their own and stay there, for IT. The till begins anew.</source>
      <translation>Need viiakse omaette kausta ja jäävad sinna IT jaoks. Kassa alustab uuesti.</translation>
    </message>
    <message>
      <source>This computer shows a code, and a manager lets it in at another till. Or IT gave you a code.</source>
      <translation>See arvuti näitab koodi, mille juhataja teises kassas kinnitab. Või andis IT-tugi sulle koodi.</translation>
    </message>
    <message>
      <source>This till cannot start</source>
      <translation>Kassat ei saa käivitada</translation>
    </message>
    <message>
      <source>This till is locked: nothing was looked up.</source>
      <translation>Kassa on lukus: midagi ei otsitud.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Proovi uuesti</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>Ava lukk</translation>
    </message>
    <message>
      <source>Unlock it first, then scan again.</source>
      <translation>Ava kõigepealt lukk, siis skanni uuesti.</translation>
    </message>
    <message>
      <source>Use a passphrase</source>
      <translation>Kasuta paroolifraasi</translation>
    </message>
    <message>
      <source>Waiting for a manager …</source>
      <translation>Juhataja ootel …</translation>
    </message>
    <message>
      <source>Where a computer has no keyring, a passphrase keeps the till's keys: at least 12 characters or four words. A manager types it at each start.</source>
      <translation>Kui arvutil ei ole võtmehoidlat, hoiab kassa võtmeid paroolifraas: vähemalt 12 märki või neli sõna. Juhataja sisestab selle igal käivitamisel.</translation>
    </message>
    <message>
      <source>Who worked at this till lately can sign in all the same.</source>
      <translation>Kes on selle kassa taga hiljuti töötanud, saab ikka sisse logida.</translation>
    </message>
    <message>
      <source>You may try again now.</source>
      <translation>Võid nüüd uuesti proovida.</translation>
    </message>
    <message>
      <source>{number} is at work here, and the sale stays as it is. Scan a badge or type the PIN.</source>
      <translation>{number} töötab siin ja ost jääb, nagu see on. Skanni töötajakaart või sisesta PIN.</translation>
    </message>
  </context>
  <context>
    <name>Staff</name>
    <message>
      <source>A sale is not finished.</source>
      <translation>Ost on lõpetamata.</translation>
    </message>
    <message>
      <source>Ask a manager to unlock it.</source>
      <translation>Palu juhatajal see avada.</translation>
    </message>
    <message>
      <source>Choose one that only you know.</source>
      <translation>Vali selline, mida tead ainult sina.</translation>
    </message>
    <message>
      <source>Choose six other digits: not all the same, no run, not your number.</source>
      <translation>Vali teised kuus numbrit: mitte kõik ühesugused, mitte järjest ja mitte oma number.</translation>
    </message>
    <message>
      <source>Finish it, or leave it to whoever signs in next.</source>
      <translation>Vii see lõpule või jäta järgmisele sisselogijale.</translation>
    </message>
    <message>
      <source>Somebody else chose your PIN.</source>
      <translation>Sinu PIN-koodi valis keegi teine.</translation>
    </message>
    <message>
      <source>The till is locked.</source>
      <translation>Kassa on lukus.</translation>
    </message>
    <message>
      <source>This PIN is too easy to guess, or was yours before.</source>
      <translation>See PIN-kood on liiga kergesti äraarvatav või oli sul juba varem.</translation>
    </message>
    <message>
      <source>Too many wrong PINs: this number is locked.</source>
      <translation>Liiga palju valesid PIN-koode: see number on lukus.</translation>
    </message>
    <message>
      <source>Type your PIN, or let a colleague take over. The sale stays open.</source>
      <translation>Sisesta oma PIN-kood või lase kolleegil üle võtta. Ost jääb avatuks.</translation>
    </message>
  </context>
  <context>
    <name>Till</name>
    <message>
      <source>A part of the till's file does not read.</source>
      <translation>Osa kassa failist ei ole loetav.</translation>
    </message>
    <message>
      <source>Allow it when the system asks, then try again.</source>
      <translation>Luba seda, kui süsteem küsib, siis proovi uuesti.</translation>
    </message>
    <message>
      <source>Ask IT to bring it back: records may be in it. Do not enrol anew, unless it is lost for good; then with --again and a code for the same till.</source>
      <translation>Palu IT-l see tagasi tuua: selles võib olla kirjeid. Ära registreeri uuesti, kui see pole jäädavalt kadunud; siis valikuga --again ja sama kassa koodiga.</translation>
    </message>
    <message>
      <source>Ask IT to bring till.secrets back, or enrol again with a code for the same till.</source>
      <translation>Palu IT-l till.secrets tagasi tuua või võta kassa uuesti kasutusele sama kassa koodiga.</translation>
    </message>
    <message>
      <source>Ask IT to give this user the right to read the till's folder.</source>
      <translation>Palu IT-l anda sellele kasutajale õigus kassa kausta lugeda.</translation>
    </message>
    <message>
      <source>Ask IT to give this user the right to write into the till's folder.</source>
      <translation>Palu IT-l anda sellele kasutajale õigus kassa kausta kirjutada.</translation>
    </message>
    <message>
      <source>Ask IT to remove PYTHON_KEYRING_BACKEND or keyringrc.cfg, or let a manager choose a passphrase.</source>
      <translation>Palu IT-l eemaldada PYTHON_KEYRING_BACKEND või keyringrc.cfg, või lase juhatajal valida paroolifraas.</translation>
    </message>
    <message>
      <source>Ask IT to set one up. The key is never written in plain text. A manager's passphrase can keep it, too.</source>
      <translation>Palu IT-l see seadistada. Võtit ei kirjutata kunagi avatekstina. Seda võib hoida ka juhataja paroolifraas.</translation>
    </message>
    <message>
      <source>Ask IT. Nothing was deleted.</source>
      <translation>Küsi IT-lt. Midagi ei kustutatud.</translation>
    </message>
    <message>
      <source>Ask IT. The file is kept as it was.</source>
      <translation>Pöördu IT poole. Fail on alles endisel kujul.</translation>
    </message>
    <message>
      <source>Ask IT. What was recorded is safe.</source>
      <translation>Pöördu IT poole. Salvestatu on kindlalt alles.</translation>
    </message>
    <message>
      <source>Ask IT: is the disk full, may this user not write? Nothing was changed.</source>
      <translation>Küsi IT-lt: kas ketas on täis, kas sellel kasutajal pole kirjutusõigust? Midagi ei muudetud.</translation>
    </message>
    <message>
      <source>Ask a manager to type it.</source>
      <translation>Palu juhatajal see sisestada.</translation>
    </message>
    <message>
      <source>Ask for a code for this till. That other till must be enrolled anew, too.</source>
      <translation>Küsi selle kassa koodi. Ka see teine kassa tuleb uuesti registreerida.</translation>
    </message>
    <message>
      <source>Call the manager: compare the day's report with the receipts. Tell IT.</source>
      <translation>Kutsu juhataja: võrrelge päeva aruannet kviitungitega. Ütle IT-le.</translation>
    </message>
    <message>
      <source>Call the manager: the list of records set aside says how many. Tell IT.</source>
      <translation>Kutsu juhataja: kõrvale pandud kannete nimekiri ütleb, mitu. Ütle IT-le.</translation>
    </message>
    <message>
      <source>Close other programs and try again.</source>
      <translation>Sulge teised programmid ja proovi uuesti.</translation>
    </message>
    <message>
      <source>Close the till and start it again: it mends its file by itself. Tell IT.</source>
      <translation>Sulge kassa ja käivita see uuesti: see parandab oma faili ise. Ütle IT-le.</translation>
    </message>
    <message>
      <source>Enrol this till again with a code for the same till.</source>
      <translation>Registreeri see kassa uuesti sama kassa koodiga.</translation>
    </message>
    <message>
      <source>Free some space, or call the manager or IT, before this customer pays.</source>
      <translation>Vabasta ruumi või kutsu juhataja või IT, enne kui klient maksab.</translation>
    </message>
    <message>
      <source>Free some space, then try again. What was recorded before is safe.</source>
      <translation>Vabasta ruumi, siis proovi uuesti. Varem salvestatu on kindlalt alles.</translation>
    </message>
    <message>
      <source>Go back and check it, then try again.</source>
      <translation>Mine tagasi ja kontrolli, siis proovi uuesti.</translation>
    </message>
    <message>
      <source>Leave this till switched on and ask IT. The file is kept as it is.</source>
      <translation>Jäta kassa tööle ja pöördu IT poole. Fail jääb nii, nagu on.</translation>
    </message>
    <message>
      <source>Look at capital letters and the keyboard's language, and type it again.</source>
      <translation>Kontrolli suurtähti ja klaviatuuri keelt ning sisesta uuesti.</translation>
    </message>
    <message>
      <source>Nothing is to be done.</source>
      <translation>Midagi pole vaja teha.</translation>
    </message>
    <message>
      <source>Nothing was changed. Ask IT: the old keyring may be brought back, or the records kept aside (reset --keep-aside).</source>
      <translation>Midagi ei muudetud. Küsi IT-lt: vana võtmehoidla saab ehk taastada või kirjed kõrvale panna (reset --keep-aside).</translation>
    </message>
    <message>
      <source>Sign in to the computer as the user who enrolled this till, or ask IT.</source>
      <translation>Logi arvutisse kasutajana, kes selle kassa registreeris, või pöördu IT poole.</translation>
    </message>
    <message>
      <source>Sign in to the computer as the user who enrolled this till, or enrol again with a code for the same till.</source>
      <translation>Logi arvutisse selle kasutajana, kes kassa registreeris, või registreeri kassa uuesti sama kassa koodiga.</translation>
    </message>
    <message>
      <source>Start it again.</source>
      <translation>Käivita see uuesti.</translation>
    </message>
    <message>
      <source>Start the newer version, or ask IT to install it. Nothing is lost.</source>
      <translation>Käivita uuem versioon või palu IT-l see paigaldada. Midagi ei ole kadunud.</translation>
    </message>
    <message>
      <source>Start the till again.</source>
      <translation>Käivita kassa uuesti.</translation>
    </message>
    <message>
      <source>Take at least 12 characters or four words.</source>
      <translation>Kasuta vähemalt 12 märki või nelja sõna.</translation>
    </message>
    <message>
      <source>Take four words that do not belong together.</source>
      <translation>Vali neli sõna, mis ei kuulu kokku.</translation>
    </message>
    <message>
      <source>Tell IT: the damaged file is kept beside the new one.</source>
      <translation>Ütle IT-le: kahjustatud fail on alles uue kõrval.</translation>
    </message>
    <message>
      <source>The computer's keyring did not hand out the till's key.</source>
      <translation>Arvuti võtmehoidla ei andnud kassa võtit.</translation>
    </message>
    <message>
      <source>The computer's keyring is locked.</source>
      <translation>Arvuti võtmehoidla on lukus.</translation>
    </message>
    <message>
      <source>The disk is full. This was not recorded.</source>
      <translation>Ketas on täis. Seda ei salvestatud.</translation>
    </message>
    <message>
      <source>The disk is full: no new sale can be recorded. Nothing is lost.</source>
      <translation>Ketas on täis: uut ostu ei saa salvestada. Midagi pole kaduma läinud.</translation>
    </message>
    <message>
      <source>The disk refused to read or write. This was not recorded.</source>
      <translation>Ketas keeldus lugemast või kirjutamast. Seda ei salvestatud.</translation>
    </message>
    <message>
      <source>The file with the till's keys cannot be read.</source>
      <translation>Kassa võtmete faili ei saa lugeda.</translation>
    </message>
    <message>
      <source>The file with the till's keys is damaged. The records of this till are safe.</source>
      <translation>Kassa võtmete fail on rikutud. Selle kassa kirjed on alles.</translation>
    </message>
    <message>
      <source>The file with the till's keys is gone. The records of this till are safe.</source>
      <translation>Kassa võtmete fail on kadunud. Selle kassa kirjed on alles.</translation>
    </message>
    <message>
      <source>The file with the till's keys was written by a newer version of this program.</source>
      <translation>Kassa võtmete faili on kirjutanud selle programmi uuem versioon.</translation>
    </message>
    <message>
      <source>The key in the keyring does not open the till's file.</source>
      <translation>Võtmehoidlas olev võti ei ava kassa faili.</translation>
    </message>
    <message>
      <source>The old records could not be moved.</source>
      <translation>Vanu kirjeid ei saanud teise kohta viia.</translation>
    </message>
    <message>
      <source>The till could not tell whether this was written.</source>
      <translation>Kassa ei saanud teada, kas see kirjutati.</translation>
    </message>
    <message>
      <source>The till is closing.</source>
      <translation>Kassa sulgub.</translation>
    </message>
    <message>
      <source>The till's file cannot be written.</source>
      <translation>Kassa faili ei saa kirjutada.</translation>
    </message>
    <message>
      <source>The till's file could not be made ready for this version.</source>
      <translation>Kassa faili ei saanud selle versiooni jaoks ette valmistada.</translation>
    </message>
    <message>
      <source>The till's file had trouble.</source>
      <translation>Kassa failiga oli tõrge.</translation>
    </message>
    <message>
      <source>The till's file is damaged.</source>
      <translation>Kassa fail on rikutud.</translation>
    </message>
    <message>
      <source>The till's file is gone.</source>
      <translation>Kassa fail on kadunud.</translation>
    </message>
    <message>
      <source>The till's file was damaged and is mended. No record is lost.</source>
      <translation>Kassa fail oli kahjustatud ja on parandatud. Ükski kanne ei läinud kaduma.</translation>
    </message>
    <message>
      <source>The till's file was damaged and is mended. Some records may be missing.</source>
      <translation>Kassa fail oli kahjustatud ja on parandatud. Mõni kanne võib puududa.</translation>
    </message>
    <message>
      <source>The till's file was damaged, and some records could not be saved.</source>
      <translation>Kassa fail oli kahjustatud ja mõnda kannet ei õnnestunud päästa.</translation>
    </message>
    <message>
      <source>The till's file was written by a newer version of this program.</source>
      <translation>Kassa faili on kirjutanud selle programmi uuem versioon.</translation>
    </message>
    <message>
      <source>The till's key in the keyring is damaged. The records of this till are safe.</source>
      <translation>Kassa võti võtmehoidlas on rikutud. Kassa kirjed on kindlas kohas.</translation>
    </message>
    <message>
      <source>The till's key is not in this computer's keyring. The records of this till are safe.</source>
      <translation>Kassa võtit ei ole selle arvuti võtmehoidlas. Kassa kirjed on kindlas kohas.</translation>
    </message>
    <message>
      <source>The till's keys could not be kept: the file was not written.</source>
      <translation>Kassa võtmeid ei saanud säilitada: faili ei kirjutatud.</translation>
    </message>
    <message>
      <source>The till's keys did not read back from the new place.</source>
      <translation>Kassa võtmeid ei saanud uuest kohast tagasi lugeda.</translation>
    </message>
    <message>
      <source>The till's settings cannot be read.</source>
      <translation>Kassa seadeid ei saa lugeda.</translation>
    </message>
    <message>
      <source>The till's settings could not be written.</source>
      <translation>Kassa seadeid ei saanud kirjutada.</translation>
    </message>
    <message>
      <source>The two passphrases are not the same.</source>
      <translation>Paroolifraasid ei ole samad.</translation>
    </message>
    <message>
      <source>There are records here whose key is lost and was never left with the backend.</source>
      <translation>Siin on kirjeid, mille võti on kadunud ja mida taustasüsteemile ei jäetud.</translation>
    </message>
    <message>
      <source>These records can be opened.</source>
      <translation>Need kirjed saab avada.</translation>
    </message>
    <message>
      <source>They are where they were. Tell IT.</source>
      <translation>Need on seal, kus olid. Teata IT-le.</translation>
    </message>
    <message>
      <source>This cannot be recorded as it is.</source>
      <translation>Seda ei saa sellisel kujul salvestada.</translation>
    </message>
    <message>
      <source>This code was another till's. Nothing was changed here.</source>
      <translation>See kood oli teise kassa oma. Siin ei muudetud midagi.</translation>
    </message>
    <message>
      <source>This computer has no keyring to keep the till's key in.</source>
      <translation>Sellel arvutil ei ole võtmehoidlat kassa võtme jaoks.</translation>
    </message>
    <message>
      <source>This computer has too little memory free to open the till's keys.</source>
      <translation>Arvutis on kassa võtmete avamiseks liiga vähe vaba mälu.</translation>
    </message>
    <message>
      <source>This computer is set up with a keyring that would not keep the till's key secret.</source>
      <translation>Sellel arvutil on määratud võtmehoidla, mis ei hoiaks kassa võtit salajas.</translation>
    </message>
    <message>
      <source>This is not the passphrase.</source>
      <translation>See ei ole õige paroolifraas.</translation>
    </message>
    <message>
      <source>This passphrase is too long, or has signs that no keyboard shows.</source>
      <translation>See paroolifraas on liiga pikk või sisaldab märke, mida klaviatuuril ei ole.</translation>
    </message>
    <message>
      <source>This passphrase is too short.</source>
      <translation>See paroolifraas on liiga lühike.</translation>
    </message>
    <message>
      <source>This passphrase repeats a few characters only.</source>
      <translation>Selles paroolifraasis korduvad vaid mõned märgid.</translation>
    </message>
    <message>
      <source>This till is already open in another window.</source>
      <translation>See kassa on juba teises aknas avatud.</translation>
    </message>
    <message>
      <source>This till's keys are in the computer's keyring; there is no passphrase.</source>
      <translation>Selle kassa võtmed on arvuti võtmehoidlas; paroolifraasi ei ole.</translation>
    </message>
    <message>
      <source>This till's keys are kept under a manager's passphrase.</source>
      <translation>Selle kassa võtmed on juhataja paroolifraasi all.</translation>
    </message>
    <message>
      <source>Too many wrong passphrases.</source>
      <translation>Liiga palju valesid paroolifraase.</translation>
    </message>
    <message>
      <source>Try again; if it stays, ask IT. What was recorded before is safe.</source>
      <translation>Proovi uuesti; kui ei aita, pöördu IT poole. Varem salvestatu on kindlalt alles.</translation>
    </message>
    <message>
      <source>Try again; it is recorded only once.</source>
      <translation>Proovi uuesti; see salvestatakse ainult üks kord.</translation>
    </message>
    <message>
      <source>Type it by hand, at most 256 characters.</source>
      <translation>Sisesta see käsitsi, kuni 256 märki.</translation>
    </message>
    <message>
      <source>Type the new passphrase twice.</source>
      <translation>Sisesta uus paroolifraas kaks korda.</translation>
    </message>
    <message>
      <source>Unlock it with the password of this computer's user, then try again.</source>
      <translation>Ava see selle arvuti kasutaja parooliga, siis proovi uuesti.</translation>
    </message>
    <message>
      <source>Use that window, or close it and try again.</source>
      <translation>Kasuta seda akent või sulge see ja proovi uuesti.</translation>
    </message>
    <message>
      <source>Wait, then type it again. Each further wrong one makes the wait longer.</source>
      <translation>Oota ja sisesta siis uuesti. Iga järgmine vale pikendab ootamist.</translation>
    </message>
  </context>
  <context>
    <name>Tills</name>
    <message>
      <source>Another computer is this till now. It stops being so.</source>
      <translation>Praegu on see kassa teine arvuti. See lakkab olemast.</translation>
    </message>
    <message>
      <source>Asking the backend …</source>
      <translation>Küsin taustasüsteemilt …</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tagasi</translation>
    </message>
    <message>
      <source>Choose a till</source>
      <translation>Vali kassa</translation>
    </message>
    <message>
      <source>Choose in the list which till it is to be.</source>
      <translation>Vali loendist, milliseks kassaks see saab.</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>Suletud</translation>
    </message>
    <message>
      <source>Colleague's number</source>
      <translation>Kolleegi number</translation>
    </message>
    <message>
      <source>Compare the letters with the till's screen.</source>
      <translation>Võrdle tähti kassa ekraaniga.</translation>
    </message>
    <message>
      <source>It forgets its cards and locks itself. Its records stay for whoever is let in again.</source>
      <translation>See unustab kaardid ja lukustab end. Selle kirjed ootavad, kuni kassa uuesti lubatakse.</translation>
    </message>
    <message>
      <source>It is let in.</source>
      <translation>Kassa on lubatud.</translation>
    </message>
    <message>
      <source>It is revoked.</source>
      <translation>Kassa on tühistatud.</translation>
    </message>
    <message>
      <source>It says that it was this till before, and brings its records along.</source>
      <translation>See ütleb, et oli varem see kassa, ja toob oma kirjed kaasa.</translation>
    </message>
    <message>
      <source>It was turned away.</source>
      <translation>Kassat ei lubatud.</translation>
    </message>
    <message>
      <source>Its records come back when it is let in again.</source>
      <translation>Selle kirjed tulevad tagasi, kui see uuesti lubatakse.</translation>
    </message>
    <message>
      <source>Let a till in</source>
      <translation>Luba kassa</translation>
    </message>
    <message>
      <source>Let it in</source>
      <translation>Luba</translation>
    </message>
    <message>
      <source>Let it in as {till}</source>
      <translation>Luba: {till}</translation>
    </message>
    <message>
      <source>Let it in as {till}?</source>
      <translation>Kas lubada: {till}?</translation>
    </message>
    <message>
      <source>Look it up</source>
      <translation>Otsi</translation>
    </message>
    <message>
      <source>No computer is this till.</source>
      <translation>Ükski arvuti ei ole see kassa.</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Mitte praegu</translation>
    </message>
    <message>
      <source>One moment …</source>
      <translation>Üks hetk …</translation>
    </message>
    <message>
      <source>Program version {version}, asked {time}.</source>
      <translation>Programmi versioon {version}, küsitud {time}.</translation>
    </message>
    <message>
      <source>Replaced</source>
      <translation>Asendatud</translation>
    </message>
    <message>
      <source>Revoke it</source>
      <translation>Tühista</translation>
    </message>
    <message>
      <source>Revoke this till</source>
      <translation>Tühista see kassa</translation>
    </message>
    <message>
      <source>Revoke {till}?</source>
      <translation>Kas tühistada: {till}?</translation>
    </message>
    <message>
      <source>Revoked: it is locked as soon as it reaches the backend.</source>
      <translation>Tühistatud: kassa lukustub, kui saab taustasüsteemiga ühenduse.</translation>
    </message>
    <message>
      <source>Stolen</source>
      <translation>Varastatud</translation>
    </message>
    <message>
      <source>Ten wrong PINs locked the number. Be sure who stands before you.</source>
      <translation>Kümme vale PIN-koodi lukustas numbri. Veendu, kes su ees seisab.</translation>
    </message>
    <message>
      <source>The backend is away: at other tills the number stays locked.</source>
      <translation>Taustasüsteem ei vasta: teistes kassades jääb number lukku.</translation>
    </message>
    <message>
      <source>The colleague may try again at this till.</source>
      <translation>Kolleeg võib selles kassas uuesti proovida.</translation>
    </message>
    <message>
      <source>The colleague may try again, at every till.</source>
      <translation>Kolleeg võib igas kassas uuesti proovida.</translation>
    </message>
    <message>
      <source>The new till shows eight letters. Scan its code, or type the letters here.</source>
      <translation>Uus kassa näitab kaheksat tähte. Skanni selle kood või sisesta tähed siia.</translation>
    </message>
    <message>
      <source>The till goes on by itself within seconds.</source>
      <translation>Kassa jätkab ise mõne sekundi pärast.</translation>
    </message>
    <message>
      <source>The till locks itself as soon as it reaches the backend.</source>
      <translation>Kassa lukustab end, kui saab taustasüsteemiga ühenduse.</translation>
    </message>
    <message>
      <source>This is not your PIN.</source>
      <translation>See ei ole sinu PIN.</translation>
    </message>
    <message>
      <source>This till wants to be let in</source>
      <translation>See kassa soovib luba</translation>
    </message>
    <message>
      <source>Tills</source>
      <translation>Kassad</translation>
    </message>
    <message>
      <source>Turn it away</source>
      <translation>Ära luba</translation>
    </message>
    <message>
      <source>Type it again.</source>
      <translation>Sisesta see uuesti.</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>Ava lukk</translation>
    </message>
    <message>
      <source>Unlock a colleague</source>
      <translation>Ava kolleegi lukk</translation>
    </message>
    <message>
      <source>Your PIN</source>
      <translation>Sinu PIN</translation>
    </message>
    <message>
      <source>Your own PIN says that you mean it.</source>
      <translation>Sinu PIN kinnitab seda.</translation>
    </message>
    <message>
      <source>enrolled, not heard of yet</source>
      <translation>registreeritud, ühendust veel pole</translation>
    </message>
    <message>
      <source>last contact {time}</source>
      <translation>viimane ühendus {time}</translation>
    </message>
    <message>
      <source>not enrolled</source>
      <translation>registreerimata</translation>
    </message>
    <message>
      <source>revoked</source>
      <translation>tühistatud</translation>
    </message>
  </context>
  <context>
    <name>Transport</name>
    <message>
      <source>A pin is sha256/ and 44 signs; copy it whole.</source>
      <translation>Tunnus on sha256/ ja 44 märki; kopeeri see tervikuna.</translation>
    </message>
    <message>
      <source>Ask IT whether the key was changed. If not, somebody stands between till and backend.</source>
      <translation>Küsi IT-lt, kas võtit vahetati. Kui ei, on keegi kassa ja taustasüsteemi vahel.</translation>
    </message>
    <message>
      <source>Ask IT. Did nobody change anything, somebody may read along on this network.</source>
      <translation>Küsi IT-lt. Kui keegi pole midagi muutnud, võib keegi selles võrgus kaasa lugeda.</translation>
    </message>
    <message>
      <source>At this address nobody speaks TLS.</source>
      <translation>Sellel aadressil ei kasuta keegi TLS-i.</translation>
    </message>
    <message>
      <source>By this computer's clock the backend's certificate is not valid yet.</source>
      <translation>Selle arvuti kella järgi ei kehti taustasüsteemi sertifikaat veel.</translation>
    </message>
    <message>
      <source>By this computer's clock the backend's certificate is over.</source>
      <translation>Selle arvuti kella järgi on taustasüsteemi sertifikaat aegunud.</translation>
    </message>
    <message>
      <source>Check date and time here first. Are they right, IT has to have the certificate renewed.</source>
      <translation>Kontrolli kõigepealt siinset kuupäeva ja kellaaega. Kui need on õiged, peab IT laskma sertifikaadi uuendada.</translation>
    </message>
    <message>
      <source>Check date and time here first. Are they right, tell IT.</source>
      <translation>Kontrolli kõigepealt siinset kuupäeva ja kellaaega. Kui need on õiged, ütle IT-le.</translation>
    </message>
    <message>
      <source>Check the address and its port with IT.</source>
      <translation>Kontrolli aadressi ja porti koos IT-ga.</translation>
    </message>
    <message>
      <source>Choose a file that this user may read.</source>
      <translation>Vali fail, mida see kasutaja tohib lugeda.</translation>
    </message>
    <message>
      <source>Choose a file with certificates alone.</source>
      <translation>Vali fail, milles on ainult sertifikaadid.</translation>
    </message>
    <message>
      <source>Choose a file with one of the two.</source>
      <translation>Vali fail, milles on üks neist.</translation>
    </message>
    <message>
      <source>Choose the file that IT gave you; PEM and DER are understood.</source>
      <translation>Vali fail, mille IT sulle andis; sobivad PEM ja DER.</translation>
    </message>
    <message>
      <source>Compare the address with the one that IT gave you.</source>
      <translation>Võrdle aadressi sellega, mille IT sulle andis.</translation>
    </message>
    <message>
      <source>Give two different ones: the key in use, and one that is kept elsewhere.</source>
      <translation>Anna kaks erinevat: kasutusel olev võti ja teine, mida hoitakse mujal.</translation>
    </message>
    <message>
      <source>Go on; the till tries again by itself. If it stays, IT looks at firewalls in between.</source>
      <translation>Jätka; kassa proovib ise uuesti. Kui see jääb nii, vaatab IT üle vahepealsed tulemüürid.</translation>
    </message>
    <message>
      <source>IT checks whether the backend sends its whole chain, and whether this till knows its authority.</source>
      <translation>IT kontrollib kahte asja: kas taustasüsteem saadab kogu oma ahela ja kas sellele kassale on sertifitseerija teada antud.</translation>
    </message>
    <message>
      <source>IT has to allow modern ciphers at the backend.</source>
      <translation>IT peab taustasüsteemis lubama nüüdisaegsed šifrid.</translation>
    </message>
    <message>
      <source>IT has to give this till the file of the backend's authority.</source>
      <translation>IT peab andma sellele kassale taustasüsteemi sertifitseerija faili.</translation>
    </message>
    <message>
      <source>IT has to have it made anew.</source>
      <translation>IT peab laskma selle uuesti teha.</translation>
    </message>
    <message>
      <source>IT has to switch on TLS 1.2 or 1.3 there.</source>
      <translation>IT peab seal TLS 1.2 või 1.3 sisse lülitama.</translation>
    </message>
    <message>
      <source>Leave out those of keys that nobody uses any more.</source>
      <translation>Jäta välja nende võtmete omad, mida keegi enam ei kasuta.</translation>
    </message>
    <message>
      <source>One pin alone would lock the till out when its key is lost.</source>
      <translation>Ainult üks tunnus lukustaks kassa välja, kui selle võti kaob.</translation>
    </message>
    <message>
      <source>Set date and time; the till goes online again by itself.</source>
      <translation>Sea kuupäev ja kellaaeg õigeks; kassa läheb ise jälle võrku.</translation>
    </message>
    <message>
      <source>The backend has another key than this till was told of.</source>
      <translation>Taustasüsteemil on teine võti, kui sellele kassale teada anti.</translation>
    </message>
    <message>
      <source>The backend speaks only an old, unsafe TLS.</source>
      <translation>Taustasüsteem kasutab ainult vana ja ebaturvalist TLS-i.</translation>
    </message>
    <message>
      <source>The backend's certificate comes from an authority that this till does not trust.</source>
      <translation>Taustasüsteemi sertifikaat on sertifitseerijalt, keda see kassa ei usalda.</translation>
    </message>
    <message>
      <source>The backend's certificate has a key or a signature that is too weak.</source>
      <translation>Taustasüsteemi sertifikaadi võti või allkiri on liiga nõrk.</translation>
    </message>
    <message>
      <source>The backend's certificate is signed by nobody but itself.</source>
      <translation>Taustasüsteemi sertifikaadi on allkirjastanud ainult see ise.</translation>
    </message>
    <message>
      <source>The backend's certificate was made for another address.</source>
      <translation>Taustasüsteemi sertifikaat on tehtud teise aadressi jaoks.</translation>
    </message>
    <message>
      <source>The connection stood still while it was being secured.</source>
      <translation>Ühendus seiskus turvamise ajal.</translation>
    </message>
    <message>
      <source>The connection was cut while it was being secured.</source>
      <translation>Ühendus katkestati turvamise ajal.</translation>
    </message>
    <message>
      <source>The file of the authorities cannot be read.</source>
      <translation>Sertifitseerijate faili ei saa lugeda.</translation>
    </message>
    <message>
      <source>These are more pins than a till keeps.</source>
      <translation>Tunnuseid on rohkem, kui kassa hoiab.</translation>
    </message>
    <message>
      <source>This address is not secure, so there is no certificate to check.</source>
      <translation>See aadress pole turvaline, seega pole sertifikaati, mida kontrollida.</translation>
    </message>
    <message>
      <source>This computer's clock is ahead, so the backend's certificate looks expired.</source>
      <translation>Selle arvuti kell on ees, seepärast tundub taustasüsteemi sertifikaat aegununa.</translation>
    </message>
    <message>
      <source>This computer's clock is behind, so the backend's certificate looks too new.</source>
      <translation>Selle arvuti kell on taga, seepärast tundub taustasüsteemi sertifikaat liiga uus.</translation>
    </message>
    <message>
      <source>This file has a private key, which belongs on no till.</source>
      <translation>Selles failis on privaatvõti, mis ei kuulu ühtegi kassasse.</translation>
    </message>
    <message>
      <source>This file has no certificate and no public key, or cannot be read.</source>
      <translation>Selles failis pole sertifikaati ega avalikku võtit või seda ei saa lugeda.</translation>
    </message>
    <message>
      <source>This is not a file of certificates.</source>
      <translation>See pole sertifikaatide fail.</translation>
    </message>
    <message>
      <source>This is not the pin of a key.</source>
      <translation>See pole võtme tunnus.</translation>
    </message>
    <message>
      <source>This till and the backend have no encryption in common.</source>
      <translation>Sellel kassal ja taustasüsteemil pole ühist krüptimist.</translation>
    </message>
    <message>
      <source>Try again; if it stays, IT looks at firewalls in between.</source>
      <translation>Proovi uuesti; kui see jääb nii, vaatab IT üle vahepealsed tulemüürid.</translation>
    </message>
    <message>
      <source>Use an address that begins with https://</source>
      <translation>Kasuta aadressi, mille alguses on https://</translation>
    </message>
    <message>
      <source>Who issued the backend's certificate is not known here.</source>
      <translation>Siin ei teata, kes taustasüsteemi sertifikaadi väljastas.</translation>
    </message>
  </context>
  <context>
    <name>Verdict</name>
    <message>
      <source>Card no longer valid</source>
      <translation>Kaart enam ei kehti</translation>
    </message>
    <message>
      <source>Card price</source>
      <translation>Kliendikaardi hind</translation>
    </message>
    <message>
      <source>Got benefits</source>
      <translation>Sai soodustuse</translation>
    </message>
    <message>
      <source>Kindly show the customer to the info desk.</source>
      <translation>Juhata klient palun infolauda.</translation>
    </message>
    <message>
      <source>Member benefits</source>
      <translation>Kliendisoodustused</translation>
    </message>
    <message>
      <source>Member, no benefit now</source>
      <translation>Klient, praegu soodustust pole</translation>
    </message>
    <message>
      <source>No connection; the card is checked later.</source>
      <translation>Ühendust pole; kaart kontrollitakse hiljem.</translation>
    </message>
    <message>
      <source>Not a member card</source>
      <translation>Ei ole kliendikaart</translation>
    </message>
    <message>
      <source>Not a member here</source>
      <translation>Ei ole siin klient</translation>
    </message>
    <message>
      <source>Not checked</source>
      <translation>Kontrollimata</translation>
    </message>
    <message>
      <source>Not checked: card price</source>
      <translation>Kontrollimata: kaardihind</translation>
    </message>
    <message>
      <source>Record the purchase as usual.</source>
      <translation>Salvesta ost nagu tavaliselt.</translation>
    </message>
    <message>
      <source>Scan the customer card.</source>
      <translation>Loe kliendikaart.</translation>
    </message>
    <message>
      <source>Source: backend</source>
      <translation>Allikas: taustasüsteem</translation>
    </message>
    <message>
      <source>Source: backend, {age}</source>
      <translation>Allikas: taustasüsteem, {age}</translation>
    </message>
    <message>
      <source>Source: this till's list of {time} ({age} old)</source>
      <translation>Allikas: kassa nimekiri {time} ({age} vana)</translation>
    </message>
    <message>
      <source>Source: this till's list, just fetched</source>
      <translation>Allikas: kassa nimekiri, äsja laaditud</translation>
    </message>
    <message>
      <source>Source: this till; it has no list of cards yet</source>
      <translation>Allikas: see kassa; kaardinimekirja veel ei ole</translation>
    </message>
    <message>
      <source>Source: this till; nobody was asked</source>
      <translation>Allikas: see kassa; kelleltki ei küsitud</translation>
    </message>
    <message>
      <source>The benefits below apply.</source>
      <translation>Kehtivad allpool olevad soodustused.</translation>
    </message>
  </context>
</TS>
