<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi" sourcelanguage="en">
  <context>
    <name>Age</name>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n päivä</numerusform>
        <numerusform>%n päivää</numerusform>
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
      <translation>juuri nyt</translation>
    </message>
  </context>
  <context>
    <name>Backend</name>
    <message>
      <source>Another till works under this till's name.</source>
      <translation>Toinen kassa toimii tämän kassan nimellä.</translation>
    </message>
    <message>
      <source>Ask for a code for this till; the other one's is still good.</source>
      <translation>Pyydä tämän kassan koodi; toisen kassan koodi on yhä voimassa.</translation>
    </message>
    <message>
      <source>Ask for a new code.</source>
      <translation>Pyydä uusi koodi.</translation>
    </message>
    <message>
      <source>Ask for a new code; each one works for one till.</source>
      <translation>Pyydä uusi koodi; kukin koodi kelpaa yhdelle kassalle.</translation>
    </message>
    <message>
      <source>Ask the manager.</source>
      <translation>Kysy esihenkilöltä.</translation>
    </message>
    <message>
      <source>Check the address and the network, then try again.</source>
      <translation>Tarkista osoite ja verkko ja yritä sitten uudelleen.</translation>
    </message>
    <message>
      <source>Check the number and type the PIN again.</source>
      <translation>Tarkista numero ja näppäile PIN uudelleen.</translation>
    </message>
    <message>
      <source>Check this computer's date and time, then ask IT.</source>
      <translation>Tarkista tietokoneen päivä ja kellonaika, kysy sitten IT-tuesta.</translation>
    </message>
    <message>
      <source>Close this page and sign in.</source>
      <translation>Sulje tämä sivu ja kirjaudu sisään.</translation>
    </message>
    <message>
      <source>Compare it sign by sign with the one you were given.</source>
      <translation>Vertaa sitä merkki merkiltä saamaasi koodiin.</translation>
    </message>
    <message>
      <source>Go on selling, nothing is lost. Ask IT to enrol this till anew.</source>
      <translation>Jatka myyntiä, mitään ei ole kadonnut. Pyydä IT-tukea rekisteröimään kassa uudelleen.</translation>
    </message>
    <message>
      <source>Go on without it.</source>
      <translation>Jatka ilman sitä.</translation>
    </message>
    <message>
      <source>Go on; the till tries again by itself.</source>
      <translation>Jatka; kassa yrittää itse uudelleen.</translation>
    </message>
    <message>
      <source>It is stored and waits for a person. Tell support.</source>
      <translation>Se on tallessa ja odottaa käsittelijää. Kerro tuelle.</translation>
    </message>
    <message>
      <source>Let somebody sign in who worked at this till lately.</source>
      <translation>Anna sellaisen kirjautua, joka on äskettäin työskennellyt tällä kassalla.</translation>
    </message>
    <message>
      <source>Nothing is lost. Ask IT to enrol one of the two anew.</source>
      <translation>Mitään ei ole kadonnut. Pyydä IT-tukea rekisteröimään toinen niistä uudelleen.</translation>
    </message>
    <message>
      <source>Nothing is lost. Ask IT to enrol this till anew.</source>
      <translation>Mitään ei ole kadonnut. Pyydä IT-tukea rekisteröimään kassa uudelleen.</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Mitään ei tarvitse tehdä.</translation>
    </message>
    <message>
      <source>Nothing was deleted. Ask IT.</source>
      <translation>Mitään ei poistettu. Kysy IT-tuesta.</translation>
    </message>
    <message>
      <source>Sign in to the network in a browser, or ask IT.</source>
      <translation>Kirjaudu verkkoon selaimella tai kysy IT-tuesta.</translation>
    </message>
    <message>
      <source>Sign out and in again. Nothing is lost.</source>
      <translation>Kirjaudu ulos ja takaisin sisään. Mitään ei ole kadonnut.</translation>
    </message>
    <message>
      <source>Staff number or PIN is incomplete.</source>
      <translation>Henkilönumero tai PIN on vajaa.</translation>
    </message>
    <message>
      <source>Staff number or PIN is not right.</source>
      <translation>Henkilönumero tai PIN ei ole oikein.</translation>
    </message>
    <message>
      <source>The backend cannot open this: sealed by another till, or damaged.</source>
      <translation>Taustajärjestelmä ei voi avata tätä: sen sinetöi toinen kassa, tai se on vioittunut.</translation>
    </message>
    <message>
      <source>The backend could not prove who it is.</source>
      <translation>Taustajärjestelmä ei voinut todistaa, kuka se on.</translation>
    </message>
    <message>
      <source>The backend did not answer in time.</source>
      <translation>Taustajärjestelmä ei vastannut ajoissa.</translation>
    </message>
    <message>
      <source>The backend did not expect part of this record.</source>
      <translation>Taustajärjestelmä ei odottanut osaa tästä tietueesta.</translation>
    </message>
    <message>
      <source>The backend did not take so much at once.</source>
      <translation>Taustajärjestelmä ei ottanut näin paljon kerralla.</translation>
    </message>
    <message>
      <source>The backend did not understand this till.</source>
      <translation>Taustajärjestelmä ei ymmärtänyt tätä kassaa.</translation>
    </message>
    <message>
      <source>The backend does not accept this till's signature.</source>
      <translation>Taustajärjestelmä ei hyväksy tämän kassan allekirjoitusta.</translation>
    </message>
    <message>
      <source>The backend does not answer.</source>
      <translation>Taustajärjestelmä ei vastaa.</translation>
    </message>
    <message>
      <source>The backend does not know this benefit.</source>
      <translation>Taustajärjestelmä ei tunne tätä etua.</translation>
    </message>
    <message>
      <source>The backend does not know this card's holder.</source>
      <translation>Taustajärjestelmä ei tunne tämän kortin haltijaa.</translation>
    </message>
    <message>
      <source>The backend does not know this till.</source>
      <translation>Taustajärjestelmä ei tunne tätä kassaa.</translation>
    </message>
    <message>
      <source>The backend does not know what this till asked for.</source>
      <translation>Taustajärjestelmä ei tunne sitä, mitä kassa pyysi.</translation>
    </message>
    <message>
      <source>The backend has locked this till out.</source>
      <translation>Taustajärjestelmä on sulkenut tämän kassan pois.</translation>
    </message>
    <message>
      <source>The backend has trouble of its own.</source>
      <translation>Taustajärjestelmässä on häiriö.</translation>
    </message>
    <message>
      <source>The backend is away, and this till does not know you yet.</source>
      <translation>Taustajärjestelmä ei vastaa, eikä tämä kassa vielä tunne sinua.</translation>
    </message>
    <message>
      <source>The backend is away, and your last sign-in with it is too long ago.</source>
      <translation>Taustajärjestelmä ei vastaa, ja edellinen kirjautumisesi on liian vanha.</translation>
    </message>
    <message>
      <source>The backend is busy; nothing of this request was kept.</source>
      <translation>Palvelin on varattu; tästä pyynnöstä ei tallennettu mitään.</translation>
    </message>
    <message>
      <source>The backend knows this till under another name.</source>
      <translation>Taustajärjestelmä tuntee tämän kassan toisella nimellä.</translation>
    </message>
    <message>
      <source>The backend's answer made no sense.</source>
      <translation>Taustajärjestelmän vastaus oli käsittämätön.</translation>
    </message>
    <message>
      <source>The network asks for a sign-in of its own.</source>
      <translation>Verkko pyytää omaa kirjautumista.</translation>
    </message>
    <message>
      <source>The till may need an update. Tell IT.</source>
      <translation>Kassa tarvinnee päivityksen. Kerro IT-tuelle.</translation>
    </message>
    <message>
      <source>The till's list of cards is fetched anew.</source>
      <translation>Kassan korttiluettelo haetaan uudelleen.</translation>
    </message>
    <message>
      <source>The time of this one-time code is over.</source>
      <translation>Tämän kertakoodin aika on umpeutunut.</translation>
    </message>
    <message>
      <source>This address is not secure.</source>
      <translation>Tämä osoite ei ole turvallinen.</translation>
    </message>
    <message>
      <source>This benefit does not hold today.</source>
      <translation>Tämä etu ei ole voimassa tänään.</translation>
    </message>
    <message>
      <source>This benefit was used before, or is held at another till.</source>
      <translation>Tämä etu on jo käytetty tai varattu toisella kassalla.</translation>
    </message>
    <message>
      <source>This computer is a till already.</source>
      <translation>Tämä tietokone on jo kassa.</translation>
    </message>
    <message>
      <source>This is not the address of a backend.</source>
      <translation>Tämä ei ole taustajärjestelmän osoite.</translation>
    </message>
    <message>
      <source>This one-time code is for another till. Nothing was changed.</source>
      <translation>Tämä kertakoodi on toista kassaa varten. Mitään ei muutettu.</translation>
    </message>
    <message>
      <source>This one-time code is not known.</source>
      <translation>Tätä kertakoodia ei tunneta.</translation>
    </message>
    <message>
      <source>This one-time code was used before.</source>
      <translation>Tämä kertakoodi on jo käytetty.</translation>
    </message>
    <message>
      <source>This till works offline, because somebody switched it so.</source>
      <translation>Tämä kassa toimii ilman yhteyttä, koska joku on valinnut niin.</translation>
    </message>
    <message>
      <source>To go online again, use the staff menu.</source>
      <translation>Palaa yhteyteen henkilövalikosta.</translation>
    </message>
    <message>
      <source>Too many tries.</source>
      <translation>Liian monta yritystä.</translation>
    </message>
    <message>
      <source>Try again in a few seconds; the till keeps everything.</source>
      <translation>Yritä uudelleen muutaman sekunnin kuluttua; kassa säilyttää kaiken.</translation>
    </message>
    <message>
      <source>Try again in a while; the till keeps everything.</source>
      <translation>Yritä hetken päästä uudelleen; kassa säilyttää kaiken.</translation>
    </message>
    <message>
      <source>Try again; if it stays, tell IT.</source>
      <translation>Yritä uudelleen; jos ei auta, kerro IT-tuelle.</translation>
    </message>
    <message>
      <source>Try again; if it stays, the till needs an update.</source>
      <translation>Yritä uudelleen; jos ei auta, kassa on päivitettävä.</translation>
    </message>
    <message>
      <source>Type it as IT gave it to you; it begins with https://</source>
      <translation>Kirjoita se kuten sait sen IT-tuelta; alussa on https://</translation>
    </message>
    <message>
      <source>Type the number and all six digits of the PIN.</source>
      <translation>Näppäile numero ja kaikki PINin kuusi numeroa.</translation>
    </message>
    <message>
      <source>Use the address that begins with https://</source>
      <translation>Käytä osoitetta, jonka alussa on https://</translation>
    </message>
    <message>
      <source>Wait a minute, then try again.</source>
      <translation>Odota minuutti ja yritä uudelleen.</translation>
    </message>
    <message>
      <source>Your role may not do this.</source>
      <translation>Roolisi ei salli tätä.</translation>
    </message>
    <message>
      <source>Your sign-in is over.</source>
      <translation>Kirjautumisesi on päättynyt.</translation>
    </message>
  </context>
  <context>
    <name>Cashier</name>
    <message>
      <source>A mistake</source>
      <translation>Virhe</translation>
    </message>
    <message>
      <source>A purchase was not finished</source>
      <translation>Ostos jäi kesken</translation>
    </message>
    <message>
      <source>A second card was scanned: {verdict}. Only one can hold; what was ticked is cleared.</source>
      <translation>Luettiin toinen kortti: {verdict}. Vain yksi voi olla voimassa; valinnat tyhjennetään.</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Takaisin</translation>
    </message>
    <message>
      <source>Before the total, from a phone, paper or plastic.</source>
      <translation>Ennen loppusummaa: puhelimesta, paperilta tai muovikortista.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Peruuta</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Sulje</translation>
    </message>
    <message>
      <source>Code damaged</source>
      <translation>Koodi vioittunut</translation>
    </message>
    <message>
      <source>Confirmed by the backend.</source>
      <translation>Taustajärjestelmä on vahvistanut.</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Jatka</translation>
    </message>
    <message>
      <source>Correct it</source>
      <translation>Korjaa</translation>
    </message>
    <message>
      <source>Delete the last digit</source>
      <translation>Poista viimeinen numero</translation>
    </message>
    <message>
      <source>Discard it</source>
      <translation>Hylkää</translation>
    </message>
    <message>
      <source>Discount</source>
      <translation>Alennus</translation>
    </message>
    <message>
      <source>Goods returned</source>
      <translation>Tavara palautettiin</translation>
    </message>
    <message>
      <source>Hold the card to the camera, or use the scanner.</source>
      <translation>Näytä kortti kameralle tai käytä lukijaa.</translation>
    </message>
    <message>
      <source>Is {total} right?</source>
      <translation>Onko {total} oikein?</translation>
    </message>
    <message>
      <source>Joining is possible at</source>
      <translation>Liittyä voi osoitteessa</translation>
    </message>
    <message>
      <source>Keep the first card</source>
      <translation>Pidä ensimmäinen kortti</translation>
    </message>
    <message>
      <source>Last purchases</source>
      <translation>Viimeisimmät ostot</translation>
    </message>
    <message>
      <source>Look at why</source>
      <translation>Katso miksi</translation>
    </message>
    <message>
      <source>Look it up</source>
      <translation>Hae</translation>
    </message>
    <message>
      <source>No card? Enter the total and record the purchase without one.</source>
      <translation>Ei korttia? Näppäile loppusumma ja kirjaa ostos ilman korttia.</translation>
    </message>
    <message>
      <source>None yet. The first sale will stand here.</source>
      <translation>Ei vielä. Ensimmäinen myynti näkyy tässä.</translation>
    </message>
    <message>
      <source>Not paid</source>
      <translation>Ei maksettu</translation>
    </message>
    <message>
      <source>Number typed: counted as an override</source>
      <translation>Numero näppäilty: kirjataan poikkeukseksi</translation>
    </message>
    <message>
      <source>One moment</source>
      <translation>Hetkinen</translation>
    </message>
    <message>
      <source>Open a picture</source>
      <translation>Avaa kuva</translation>
    </message>
    <message>
      <source>Open a picture of the card</source>
      <translation>Avaa kortin kuva</translation>
    </message>
    <message>
      <source>Pictures (*.png *.jpg *.jpeg *.bmp *.webp)</source>
      <translation>Kuvat (*.png *.jpg *.jpeg *.bmp *.webp)</translation>
    </message>
    <message>
      <source>Purchase of {total}, {time}</source>
      <translation>Ostos {total}, {time}</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Kirjaa</translation>
    </message>
    <message>
      <source>Record it</source>
      <translation>Kirjaa</translation>
    </message>
    <message>
      <source>Recorded on this till; it waits to be delivered.</source>
      <translation>Kirjattu tälle kassalle; odottaa lähetystä.</translation>
    </message>
    <message>
      <source>Recorded: {total}</source>
      <translation>Kirjattu: {total}</translation>
    </message>
    <message>
      <source>Recording …</source>
      <translation>Kirjataan …</translation>
    </message>
    <message>
      <source>Remove card</source>
      <translation>Poista kortti</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Vaihda</translation>
    </message>
    <message>
      <source>Replace the card in this sale?</source>
      <translation>Vaihdetaanko kortti tässä myynnissä?</translation>
    </message>
    <message>
      <source>Scan the card</source>
      <translation>Lue kortti</translation>
    </message>
    <message>
      <source>Scanner broken</source>
      <translation>Lukija rikki</translation>
    </message>
    <message>
      <source>Something else</source>
      <translation>Jokin muu</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>Peru myynti</translation>
    </message>
    <message>
      <source>Take the payment, then press Record. To change something, press Back.</source>
      <translation>Ota maksu ja paina sitten Kirjaa. Muuta painamalla Takaisin.</translation>
    </message>
    <message>
      <source>Taken back.</source>
      <translation>Peruttu.</translation>
    </message>
    <message>
      <source>Taking back …</source>
      <translation>Perutaan …</translation>
    </message>
    <message>
      <source>The backend has it; the manager looks at it.</source>
      <translation>Taustajärjestelmällä on se; esihenkilö käsittelee sen.</translation>
    </message>
    <message>
      <source>The card is looked up.</source>
      <translation>Korttia haetaan.</translation>
    </message>
    <message>
      <source>The manager has decided about it.</source>
      <translation>Esihenkilö on päättänyt siitä.</translation>
    </message>
    <message>
      <source>The number stands below the code on the card.</source>
      <translation>Numero on kortissa koodin alla.</translation>
    </message>
    <message>
      <source>The picture is being read.</source>
      <translation>Kuvaa luetaan.</translation>
    </message>
    <message>
      <source>This is far more than a usual sale at this till.</source>
      <translation>Tämä on paljon enemmän kuin tavallinen ostos tällä kassalla.</translation>
    </message>
    <message>
      <source>This purchase is recorded without a customer.</source>
      <translation>Tämä ostos kirjataan ilman asiakasta.</translation>
    </message>
    <message>
      <source>To pay</source>
      <translation>Maksettavaa</translation>
    </message>
    <message>
      <source>To take it back, choose why. The purchase stays, a reversal is added.</source>
      <translation>Peru valitsemalla syy. Ostos säilyy, ja peruutus lisätään.</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Yhteensä</translation>
    </message>
    <message>
      <source>Total of the purchase</source>
      <translation>Ostosten loppusumma</translation>
    </message>
    <message>
      <source>Type the card's number</source>
      <translation>Näppäile kortin numero</translation>
    </message>
    <message>
      <source>Type the number</source>
      <translation>Näppäile numero</translation>
    </message>
    <message>
      <source>Typing is the manager's exception, and it is counted as such.</source>
      <translation>Näppäily on esihenkilön poikkeus ja lasketaan poikkeukseksi.</translation>
    </message>
    <message>
      <source>Use the scanner, hold the card to the camera, or drop a picture of it here.</source>
      <translation>Käytä lukijaa, näytä kortti kameralle tai pudota kortin kuva tähän.</translation>
    </message>
    <message>
      <source>Why is it typed?</source>
      <translation>Miksi se näppäillään?</translation>
    </message>
    <message>
      <source>Without a card</source>
      <translation>Ilman korttia</translation>
    </message>
    <message>
      <source>Yes, it is right</source>
      <translation>Kyllä, oikein</translation>
    </message>
    <message>
      <source>asking …</source>
      <translation>kysytään …</translation>
    </message>
    <message>
      <source>{time}, safe on this till.</source>
      <translation>{time}, tallessa tällä kassalla.</translation>
    </message>
    <message>
      <source>{total}, begun {time}. If the customer has paid, record it; it counts only once.</source>
      <translation>{total}, aloitettu {time}. Jos asiakas on maksanut, kirjaa se; se lasketaan vain kerran.</translation>
    </message>
  </context>
  <context>
    <name>Codes</name>
    <message>
      <source>Ask the customer to close it and to open the card.</source>
      <translation>Pyydä asiakasta sulkemaan se ja avaamaan kortti.</translation>
    </message>
    <message>
      <source>Ask the customer to open the card itself, then scan it.</source>
      <translation>Pyydä asiakasta avaamaan itse kortti ja lue se.</translation>
    </message>
    <message>
      <source>Choose a PNG or JPEG picture of the card.</source>
      <translation>Valitse kortista PNG- tai JPEG-kuva.</translation>
    </message>
    <message>
      <source>Choose a sharper picture, or scan the card itself.</source>
      <translation>Valitse terävämpi kuva tai lue itse kortti.</translation>
    </message>
    <message>
      <source>Choose a smaller picture, or scan the card itself.</source>
      <translation>Valitse pienempi kuva tai lue itse kortti.</translation>
    </message>
    <message>
      <source>No code was found in this picture.</source>
      <translation>Kuvasta ei löytynyt koodia.</translation>
    </message>
    <message>
      <source>Scan the card once more.</source>
      <translation>Lue kortti vielä kerran.</translation>
    </message>
    <message>
      <source>Scan the customer card.</source>
      <translation>Lue asiakaskortti.</translation>
    </message>
    <message>
      <source>Scan the customer card. If this stays, set the scanner up on the page Scanners.</source>
      <translation>Lue asiakaskortti. Jos tämä toistuu, säädä lukija sivulla Lukijat.</translation>
    </message>
    <message>
      <source>The number was misread.</source>
      <translation>Numero luettiin väärin.</translation>
    </message>
    <message>
      <source>This code asks for a payment. It was not opened and not kept.</source>
      <translation>Tämä koodi pyytää maksua. Sitä ei avattu eikä säilytetty.</translation>
    </message>
    <message>
      <source>This code has signs that no customer card has.</source>
      <translation>Koodissa on merkkejä, joita asiakaskortissa ei ole.</translation>
    </message>
    <message>
      <source>This code is far too long for a customer card.</source>
      <translation>Koodi on aivan liian pitkä asiakaskortiksi.</translation>
    </message>
    <message>
      <source>This code is the secret of somebody's sign-in. It was not kept.</source>
      <translation>Tämä koodi on jonkun kirjautumisen salaisuus. Sitä ei säilytetty.</translation>
    </message>
    <message>
      <source>This code starts a call, a message or something else on a phone.</source>
      <translation>Tämä koodi aloittaa puhelimessa puhelun, viestin tai muun.</translation>
    </message>
    <message>
      <source>This file is not a picture that can be read.</source>
      <translation>Tiedosto ei ole luettava kuva.</translation>
    </message>
    <message>
      <source>This is a Wi-Fi code.</source>
      <translation>Tämä on Wi-Fi-koodi.</translation>
    </message>
    <message>
      <source>This is a web address.</source>
      <translation>Tämä on verkko-osoite.</translation>
    </message>
    <message>
      <source>This is not a card of this programme.</source>
      <translation>Tämä ei ole tämän ohjelman kortti.</translation>
    </message>
    <message>
      <source>This is somebody's contact card.</source>
      <translation>Tämä on jonkun yhteystietokortti.</translation>
    </message>
    <message>
      <source>This is the barcode of a product.</source>
      <translation>Tämä on tuotteen viivakoodi.</translation>
    </message>
    <message>
      <source>This looks like a payment card. It was not kept.</source>
      <translation>Tämä näyttää maksukortilta. Sitä ei tallennettu.</translation>
    </message>
    <message>
      <source>This picture is too large.</source>
      <translation>Kuva on liian suuri.</translation>
    </message>
  </context>
  <context>
    <name>Counter</name>
    <message>
      <source>A question is open.</source>
      <translation>Kysymys on auki.</translation>
    </message>
    <message>
      <source>A total must be above zero.</source>
      <translation>Loppusumman on oltava yli nolla.</translation>
    </message>
    <message>
      <source>A typed number needs the manager.</source>
      <translation>Näppäilty numero vaatii esihenkilön.</translation>
    </message>
    <message>
      <source>An amount has two decimals.</source>
      <translation>Summassa on kaksi desimaalia.</translation>
    </message>
    <message>
      <source>Answer it, then scan again.</source>
      <translation>Vastaa siihen ja lue sitten uudelleen.</translation>
    </message>
    <message>
      <source>Ask the manager to have the price list checked.</source>
      <translation>Pyydä esihenkilöä tarkistuttamaan hinnasto.</translation>
    </message>
    <message>
      <source>Check the digits. A larger sale needs the manager.</source>
      <translation>Tarkista numerot. Suurempi ostos vaatii esihenkilön.</translation>
    </message>
    <message>
      <source>Choose why the sale is taken back.</source>
      <translation>Valitse, miksi myynti perutaan.</translation>
    </message>
    <message>
      <source>Enter digits and one decimal sign.</source>
      <translation>Näppäile numeroita ja yksi desimaalipilkku.</translation>
    </message>
    <message>
      <source>Enter the total of the purchase.</source>
      <translation>Näppäile ostosten loppusumma.</translation>
    </message>
    <message>
      <source>Give the benefits below; the card is checked later.</source>
      <translation>Anna alla olevat edut; kortti tarkistetaan myöhemmin.</translation>
    </message>
    <message>
      <source>Go on selling. If nobody is trying out numbers, tell the manager.</source>
      <translation>Jatka myyntiä. Jos kukaan ei kokeile numeroita, kerro myymäläpäällikölle.</translation>
    </message>
    <message>
      <source>Go on with two decimals, or delete and type again.</source>
      <translation>Jatka kahdella desimaalilla tai poista ja näppäile uudelleen.</translation>
    </message>
    <message>
      <source>Go on without it.</source>
      <translation>Jatka ilman sitä.</translation>
    </message>
    <message>
      <source>Kindly show the customer to the info desk.</source>
      <translation>Ohjaa asiakas ystävällisesti infopisteeseen.</translation>
    </message>
    <message>
      <source>Let it reach the backend once, then try again.</source>
      <translation>Anna sen saada kerran yhteys taustajärjestelmään ja yritä uudelleen.</translation>
    </message>
    <message>
      <source>Many unknown cards were shown here: for some minutes this till's own list answers.</source>
      <translation>Täällä on näytetty monta tuntematonta korttia: muutaman minuutin ajan vastaa tämän kassan oma luettelo.</translation>
    </message>
    <message>
      <source>No further benefit fits into this purchase.</source>
      <translation>Tähän ostokseen ei mahdu enempää etuja.</translation>
    </message>
    <message>
      <source>No holder is known for this card.</source>
      <translation>Kortin haltijaa ei tunneta.</translation>
    </message>
    <message>
      <source>No price of a new card is known today.</source>
      <translation>Uuden kortin hintaa ei tänään tiedetä.</translation>
    </message>
    <message>
      <source>No reason is chosen.</source>
      <translation>Syytä ei ole valittu.</translation>
    </message>
    <message>
      <source>No total yet.</source>
      <translation>Ei vielä loppusummaa.</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Mitään ei tarvitse tehdä.</translation>
    </message>
    <message>
      <source>Record it if the customer has paid, else discard it.</source>
      <translation>Kirjaa se, jos asiakas on maksanut, muuten hylkää.</translation>
    </message>
    <message>
      <source>Record the purchase without the benefit.</source>
      <translation>Kirjaa ostos ilman etua.</translation>
    </message>
    <message>
      <source>Scan a new, blank plastic card.</source>
      <translation>Lue uusi, tyhjä muovikortti.</translation>
    </message>
    <message>
      <source>Scan the card, or call the manager.</source>
      <translation>Lue kortti tai kutsu esihenkilö.</translation>
    </message>
    <message>
      <source>Scan the customer's electronic card.</source>
      <translation>Lue asiakkaan sähköinen kortti.</translation>
    </message>
    <message>
      <source>Take it back at the till that made it.</source>
      <translation>Peru se kassalla, jolla myynti tehtiin.</translation>
    </message>
    <message>
      <source>The customer keeps the benefit for the next time.</source>
      <translation>Etu säilyy asiakkaalla seuraavaan kertaan.</translation>
    </message>
    <message>
      <source>The program made a mistake. What was recorded is safe.</source>
      <translation>Ohjelma teki virheen. Kirjatut tiedot ovat tallessa.</translation>
    </message>
    <message>
      <source>The sale is closed: its total is fixed.</source>
      <translation>Myynti on suljettu: loppusumma on lukittu.</translation>
    </message>
    <message>
      <source>The till could not check this card, and today's limit for such cards is reached.</source>
      <translation>Kassa ei voinut tarkistaa korttia, ja tällaisten korttien päiväraja on täynnä.</translation>
    </message>
    <message>
      <source>The till could not check this card.</source>
      <translation>Kassa ei voinut tarkistaa tätä korttia.</translation>
    </message>
    <message>
      <source>The till does not know its programme yet.</source>
      <translation>Kassa ei vielä tunne ohjelmaansa.</translation>
    </message>
    <message>
      <source>The till is not open yet.</source>
      <translation>Kassa ei ole vielä auki.</translation>
    </message>
    <message>
      <source>The till was closed in the middle of this sale.</source>
      <translation>Kassa suljettiin kesken tämän myynnin.</translation>
    </message>
    <message>
      <source>The till's list of cards is old.</source>
      <translation>Kassan korttiluettelo on vanha.</translation>
    </message>
    <message>
      <source>This benefit can be used only once.</source>
      <translation>Tämän edun voi käyttää vain kerran.</translation>
    </message>
    <message>
      <source>This card gives no benefit.</source>
      <translation>Tämä kortti ei anna etua.</translation>
    </message>
    <message>
      <source>This is no plastic card.</source>
      <translation>Tämä ei ole muovikortti.</translation>
    </message>
    <message>
      <source>This is not an amount.</source>
      <translation>Tämä ei ole rahasumma.</translation>
    </message>
    <message>
      <source>This is the customer's own card again.</source>
      <translation>Tämä on taas asiakkaan oma kortti.</translation>
    </message>
    <message>
      <source>This needs the connection, and it is away.</source>
      <translation>Tämä vaatii yhteyden, ja se puuttuu.</translation>
    </message>
    <message>
      <source>This programme does not have that.</source>
      <translation>Tässä ohjelmassa ei ole sitä.</translation>
    </message>
    <message>
      <source>This sale was not made at this till.</source>
      <translation>Tätä myyntiä ei tehty tällä kassalla.</translation>
    </message>
    <message>
      <source>This sale was taken back before.</source>
      <translation>Tämä myynti on jo peruttu.</translation>
    </message>
    <message>
      <source>This total is above the limit.</source>
      <translation>Loppusumma ylittää rajan.</translation>
    </message>
    <message>
      <source>Tick it again to ask the backend.</source>
      <translation>Valitse se uudelleen, niin taustajärjestelmältä kysytään.</translation>
    </message>
    <message>
      <source>To add the card, go back, scan it, then go on.</source>
      <translation>Lisää kortti palaamalla takaisin, lukemalla se ja jatkamalla.</translation>
    </message>
    <message>
      <source>To take a sale back, tap it under the last purchases.</source>
      <translation>Peru myynti koskettamalla sitä viimeisimmissä ostoissa.</translation>
    </message>
    <message>
      <source>Try again; if it stays, start the till anew and tell IT.</source>
      <translation>Yritä uudelleen; jos ei auta, käynnistä kassa uudelleen ja kerro IT-tuelle.</translation>
    </message>
    <message>
      <source>Untick the other one first.</source>
      <translation>Poista ensin toinen valinta.</translation>
    </message>
    <message>
      <source>Wait a moment, then try again.</source>
      <translation>Odota hetki ja yritä uudelleen.</translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>A field of the application cannot be right.</source>
      <translation>Jokin hakemuksen kenttä ei voi olla oikein.</translation>
    </message>
    <message>
      <source>A plastic card counts in shops only.</source>
      <translation>Muovikortti käy vain myymälässä.</translation>
    </message>
    <message>
      <source>Ask how much is here, and go on from there.</source>
      <translation>Kysy, kuinka paljon on perillä, ja jatka siitä.</translation>
    </message>
    <message>
      <source>Ask the customer for a new application if the paper is gone.</source>
      <translation>Pyydä asiakkaalta uusi hakemus, jos lomake on poissa.</translation>
    </message>
    <message>
      <source>Ask the customer to come to a shop.</source>
      <translation>Pyydä asiakasta tulemaan myymälään.</translation>
    </message>
    <message>
      <source>Ask the customer to sign in to their account.</source>
      <translation>Pyydä asiakasta kirjautumaan tililleen.</translation>
    </message>
    <message>
      <source>Begin the picture anew.</source>
      <translation>Aloita kuvan lähettäminen alusta.</translation>
    </message>
    <message>
      <source>Check the receipt, and give no money back for it.</source>
      <translation>Tarkista kuitti äläkä palauta siitä rahaa.</translation>
    </message>
    <message>
      <source>Check the receipt: the fee is due, or another card was given already.</source>
      <translation>Tarkista kuitti: maksu puuttuu, tai toinen kortti on jo annettu.</translation>
    </message>
    <message>
      <source>Check the till: money may have been given back twice.</source>
      <translation>Tarkista kassa: raha on voitu palauttaa kahdesti.</translation>
    </message>
    <message>
      <source>Correct it with the customer, and take the application again.</source>
      <translation>Korjaa se asiakkaan kanssa ja ota hakemus vastaan uudelleen.</translation>
    </message>
    <message>
      <source>Correct the fields that are named and send the form again.</source>
      <translation>Korjaa nimetyt kentät ja lähetä lomake uudelleen.</translation>
    </message>
    <message>
      <source>Find out who it was, and record it again with their number.</source>
      <translation>Selvitä, kuka se oli, ja kirjaa uudelleen hänen numerollaan.</translation>
    </message>
    <message>
      <source>Let the customer read and accept both, then take the application again.</source>
      <translation>Anna asiakkaan lukea ja hyväksyä molemmat ja ota hakemus vastaan uudelleen.</translation>
    </message>
    <message>
      <source>Let the merchant's own staff take it, or ask for the organisation to be listed.</source>
      <translation>Anna kauppiaan oman henkilökunnan ottaa se vastaan tai pyydä organisaation lisäämistä.</translation>
    </message>
    <message>
      <source>Look at a document that shows it, and take the application again.</source>
      <translation>Katso asiakirja, josta se näkyy, ja ota hakemus vastaan uudelleen.</translation>
    </message>
    <message>
      <source>Look up which application the paper belongs to; keep the paper.</source>
      <translation>Selvitä, mihin hakemukseen lomake kuuluu, ja säilytä se.</translation>
    </message>
    <message>
      <source>No accepted record of this till announced this picture.</source>
      <translation>Mikään tämän kassan hyväksytty tapahtuma ei ole ilmoittanut tätä kuvaa.</translation>
    </message>
    <message>
      <source>No application was taken under this number.</source>
      <translation>Tällä numerolla ei ole otettu vastaan hakemusta.</translation>
    </message>
    <message>
      <source>No card is owed for that entry.</source>
      <translation>Tästä tapahtumasta ei ole korttia antamatta.</translation>
    </message>
    <message>
      <source>No such fee was taken here.</source>
      <translation>Tällaista maksua ei ole otettu täällä.</translation>
    </message>
    <message>
      <source>Nobody confirmed that the applicant is of age.</source>
      <translation>Kukaan ei ole vahvistanut hakijan täysi-ikäisyyttä.</translation>
    </message>
    <message>
      <source>Scan the paper again with a lower resolution; keep the paper.</source>
      <translation>Skannaa lomake uudelleen pienemmällä tarkkuudella ja säilytä se.</translation>
    </message>
    <message>
      <source>Scan the paper again; keep the paper.</source>
      <translation>Skannaa lomake uudelleen ja säilytä se.</translation>
    </message>
    <message>
      <source>Send the picture anew from its beginning; keep the paper.</source>
      <translation>Lähetä kuva uudelleen alusta ja säilytä lomake.</translation>
    </message>
    <message>
      <source>Send the record first; if it was set aside, ask the manager.</source>
      <translation>Lähetä tapahtuma ensin; jos se on siirretty sivuun, kysy myymäläpäälliköltä.</translation>
    </message>
    <message>
      <source>Something in the form is missing or not right.</source>
      <translation>Jotakin lomakkeesta puuttuu tai on väärin.</translation>
    </message>
    <message>
      <source>That is no PNG or JPEG picture.</source>
      <translation>Tämä ei ole PNG- eikä JPEG-kuva.</translation>
    </message>
    <message>
      <source>The application lacks the rules or the privacy policy in their present version.</source>
      <translation>Hakemuksesta puuttuu sääntöjen tai tietosuojaselosteen nykyisen version hyväksyntä.</translation>
    </message>
    <message>
      <source>The paper was reported destroyed before its copy was safe.</source>
      <translation>Lomake ilmoitettiin hävitetyksi ennen kuin sen kopio oli tallessa.</translation>
    </message>
    <message>
      <source>The picture is too large.</source>
      <translation>Kuva on liian suuri.</translation>
    </message>
    <message>
      <source>The piece of the picture does not follow what is here.</source>
      <translation>Kuvan osa ei jatka siitä, mitä täällä jo on.</translation>
    </message>
    <message>
      <source>There is no such picture on its way here.</source>
      <translation>Tällaista kuvaa ei ole tulossa tänne.</translation>
    </message>
    <message>
      <source>There is nobody with this number among the staff.</source>
      <translation>Henkilökunnassa ei ole tätä numeroa.</translation>
    </message>
    <message>
      <source>This fee was given back before.</source>
      <translation>Tämä maksu on jo palautettu.</translation>
    </message>
    <message>
      <source>This is done in shops only.</source>
      <translation>Tämä tehdään vain myymälässä.</translation>
    </message>
    <message>
      <source>This organisation may not digitise applications for the merchant.</source>
      <translation>Tämä organisaatio ei saa digitoida hakemuksia kauppiaalle.</translation>
    </message>
    <message>
      <source>What came is not the picture that was announced.</source>
      <translation>Saapunut ei ole se kuva, joka ilmoitettiin.</translation>
    </message>
  </context>
  <context>
    <name>Devices</name>
    <message>
      <source>Allow it in the system's privacy settings, or use the scanner.</source>
      <translation>Salli se järjestelmän tietosuoja-asetuksissa tai käytä lukijaa.</translation>
    </message>
    <message>
      <source>Another program uses the camera.</source>
      <translation>Toinen ohjelma käyttää kameraa.</translation>
    </message>
    <message>
      <source>Another program uses the scanner.</source>
      <translation>Toinen ohjelma käyttää lukijaa.</translation>
    </message>
    <message>
      <source>Ask IT for the right to use it; the till tries again by itself.</source>
      <translation>Pyydä IT:ltä käyttöoikeus; kassa yrittää itse uudelleen.</translation>
    </message>
    <message>
      <source>Caps Lock is on: small and capital letters arrive swapped.</source>
      <translation>Caps Lock on päällä: isot ja pienet kirjaimet vaihtuvat.</translation>
    </message>
    <message>
      <source>Check its address, name and password, and the network; until then use the scanner.</source>
      <translation>Tarkista osoite, nimi, salasana ja verkko; käytä siihen asti lukijaa.</translation>
    </message>
    <message>
      <source>Check the camera and the network; until then use the scanner.</source>
      <translation>Tarkista kamera ja verkko; käytä siihen asti lukijaa.</translation>
    </message>
    <message>
      <source>Choose them anew here; until then the till uses the usual ones.</source>
      <translation>Valitse ne tässä uudelleen; siihen asti kassa käyttää tavallisia.</translation>
    </message>
    <message>
      <source>Close other programs that use it, or allow it in the system's privacy settings.</source>
      <translation>Sulje muut sitä käyttävät ohjelmat tai salli se järjestelmän tietosuoja-asetuksissa.</translation>
    </message>
    <message>
      <source>Close that program, or use the scanner.</source>
      <translation>Sulje se ohjelma tai käytä lukijaa.</translation>
    </message>
    <message>
      <source>Close that program; the till tries again by itself.</source>
      <translation>Sulje se ohjelma; kassa yrittää itse uudelleen.</translation>
    </message>
    <message>
      <source>It holds until the till is closed. Free some space, or ask IT, then choose again.</source>
      <translation>Se on voimassa kassan sulkemiseen asti. Vapauta tilaa tai kysy IT:ltä ja valitse uudelleen.</translation>
    </message>
    <message>
      <source>No camera is connected.</source>
      <translation>Kameraa ei ole kytketty.</translation>
    </message>
    <message>
      <source>Only a part of the code arrived.</source>
      <translation>Vain osa koodista saapui.</translation>
    </message>
    <message>
      <source>Plug it in again; the till goes on by itself.</source>
      <translation>Kytke se uudelleen; kassa jatkaa itse.</translation>
    </message>
    <message>
      <source>Plug it in again; until then use the scanner.</source>
      <translation>Kytke se takaisin; käytä siihen asti lukijaa.</translation>
    </message>
    <message>
      <source>Plug it in, or choose another one on the page Scanners.</source>
      <translation>Kytke se tai valitse toinen sivulla Lukijat.</translation>
    </message>
    <message>
      <source>Scan again; if it stays, set the scanner up on the page Scanners.</source>
      <translation>Lue uudelleen; jos se toistuu, säädä lukija sivulla Lukijat.</translation>
    </message>
    <message>
      <source>Scan once more.</source>
      <translation>Lue koodi uudelleen.</translation>
    </message>
    <message>
      <source>Scan one card after the other.</source>
      <translation>Lue kortit yksi kerrallaan.</translation>
    </message>
    <message>
      <source>Scan the code of the card itself.</source>
      <translation>Lue kortin oma koodi.</translation>
    </message>
    <message>
      <source>Scan the code of this page. Behind a code only Enter, Tab or nothing may come.</source>
      <translation>Lue tämän sivun koodi. Koodin perässä saa olla vain Enter, sarkain tai ei mitään.</translation>
    </message>
    <message>
      <source>Set the scanner to a US keyboard (its manual has a code for that), then scan again.</source>
      <translation>Aseta lukija USA-näppäimistölle (koodi on sen ohjeessa) ja lue uudelleen.</translation>
    </message>
    <message>
      <source>Set the scanner up again on the page Scanners.</source>
      <translation>Säädä lukija uudelleen sivulla Lukijat.</translation>
    </message>
    <message>
      <source>Switch Caps Lock off, then scan again.</source>
      <translation>Poista Caps Lock käytöstä ja lue uudelleen.</translation>
    </message>
    <message>
      <source>Switch that off with a code of the scanner's manual, then scan again.</source>
      <translation>Poista se käytöstä lukijan ohjeessa olevalla koodilla ja lue uudelleen.</translation>
    </message>
    <message>
      <source>The camera is gone.</source>
      <translation>Kamera on irronnut.</translation>
    </message>
    <message>
      <source>The camera is plugged in, but it does not open.</source>
      <translation>Kamera on kytketty, mutta se ei avaudu.</translation>
    </message>
    <message>
      <source>The choice could not be written to the disk.</source>
      <translation>Valintaa ei voitu kirjoittaa levylle.</translation>
    </message>
    <message>
      <source>The chosen camera and scanner could not be read.</source>
      <translation>Valittua kameraa ja lukijaa ei voitu lukea muistista.</translation>
    </message>
    <message>
      <source>The chosen scanner is not there.</source>
      <translation>Valittua lukijaa ei löydy.</translation>
    </message>
    <message>
      <source>The code arrived, but by no keyboard that the till knows.</source>
      <translation>Koodi saapui, mutta kassalle tuntemattomalla näppäimistöllä.</translation>
    </message>
    <message>
      <source>The network camera does not answer.</source>
      <translation>Verkkokamera ei vastaa.</translation>
    </message>
    <message>
      <source>The network camera sends no pictures any more.</source>
      <translation>Verkkokamera ei enää lähetä kuvaa.</translation>
    </message>
    <message>
      <source>The scanner is unplugged or switched off.</source>
      <translation>Lukija on irrotettu tai sammutettu.</translation>
    </message>
    <message>
      <source>The scanner sends without end.</source>
      <translation>Lukija lähettää loputtomasti.</translation>
    </message>
    <message>
      <source>The scanner sent far more than a card holds.</source>
      <translation>Lukija lähetti paljon enemmän kuin kortissa on.</translation>
    </message>
    <message>
      <source>The scanner sent signs that no code has.</source>
      <translation>Lukija lähetti merkkejä, joita koodissa ei ole.</translation>
    </message>
    <message>
      <source>The scanner types with the Alt key.</source>
      <translation>Lukija kirjoittaa Alt-näppäimellä.</translation>
    </message>
    <message>
      <source>The system does not let this program use the camera.</source>
      <translation>Järjestelmä ei anna ohjelman käyttää kameraa.</translation>
    </message>
    <message>
      <source>The till does not know the keyboard that this scanner was set to.</source>
      <translation>Kassa ei tunne näppäimistöä, jolle lukija on asetettu.</translation>
    </message>
    <message>
      <source>This computer does not let the till use the scanner.</source>
      <translation>Tämä tietokone ei salli kassan käyttää lukijaa.</translation>
    </message>
    <message>
      <source>This is no address of a camera.</source>
      <translation>Tämä ei ole kameran osoite.</translation>
    </message>
    <message>
      <source>This was another code, or the scanner adds signs behind it.</source>
      <translation>Tämä oli toinen koodi, tai lukija lisää sen perään merkkejä.</translation>
    </message>
    <message>
      <source>Two codes arrived as one.</source>
      <translation>Kaksi koodia saapui yhtenä.</translation>
    </message>
    <message>
      <source>Type an address that begins with http:// or rtsp://.</source>
      <translation>Kirjoita osoite, jonka alussa on http:// tai rtsp://.</translation>
    </message>
    <message>
      <source>Unplug it and plug it in again; the till goes on by itself.</source>
      <translation>Irrota se ja kytke se uudelleen; kassa jatkaa itse.</translation>
    </message>
    <message>
      <source>Use the scanner, or drop a picture of the card here.</source>
      <translation>Käytä lukijaa tai pudota kortin kuva tähän.</translation>
    </message>
  </context>
  <context>
    <name>Door</name>
    <message>
      <source>Begin again when a manager is there.</source>
      <translation>Aloita uudelleen, kun esihenkilö on paikalla.</translation>
    </message>
    <message>
      <source>It has eight letters. Compare them with the other till's screen.</source>
      <translation>Siinä on kahdeksan kirjainta. Vertaa niitä toisen kassan näyttöön.</translation>
    </message>
    <message>
      <source>Its records are safe. Enrolled again as the same till, it brings them back.</source>
      <translation>Sen tietueet ovat turvassa. Kun se rekisteröidään samaksi kassaksi, se tuo ne takaisin.</translation>
    </message>
    <message>
      <source>Nobody waits for a manager any more.</source>
      <translation>Esihenkilöä ei enää odoteta.</translation>
    </message>
    <message>
      <source>The backend has ended this till. Nobody can read here what it recorded.</source>
      <translation>Taustajärjestelmä on sulkenut tämän kassan. Sen tietueita ei voi lukea täällä.</translation>
    </message>
    <message>
      <source>The two PINs are not the same.</source>
      <translation>PIN-koodit eivät ole samat.</translation>
    </message>
    <message>
      <source>This is not a code that a till shows.</source>
      <translation>Tämä ei ole kassan näyttämä koodi.</translation>
    </message>
    <message>
      <source>Type the second one again, or go back to the first.</source>
      <translation>Näppäile jälkimmäinen uudelleen tai palaa ensimmäiseen.</translation>
    </message>
  </context>
  <context>
    <name>Enrolment</name>
    <message>
      <source>A manager did not approve this till.</source>
      <translation>Esimies ei hyväksynyt tätä kassaa.</translation>
    </message>
    <message>
      <source>Ask the manager why, and begin again with a new code.</source>
      <translation>Kysy syytä esimieheltä ja aloita alusta uudella koodilla.</translation>
    </message>
    <message>
      <source>Begin again: the till shows a new code.</source>
      <translation>Aloita alusta: kassa näyttää uuden koodin.</translation>
    </message>
    <message>
      <source>Go on selling, nothing is lost; have the till enrolled anew.</source>
      <translation>Jatka myyntiä, mitään ei katoa; rekisteröitä kassa uudelleen.</translation>
    </message>
    <message>
      <source>Go on selling, nothing is lost; tell IT, and have the till enrolled anew.</source>
      <translation>Jatka myyntiä, mitään ei katoa; kerro tietohallintoon ja rekisteröitä kassa uudelleen.</translation>
    </message>
    <message>
      <source>If the till still waits, let it show a new code.</source>
      <translation>Jos kassa odottaa yhä, pyydä siltä uusi koodi.</translation>
    </message>
    <message>
      <source>Let the till show a new code and type that one.</source>
      <translation>Pyydä kassalta uusi koodi ja kirjoita se.</translation>
    </message>
    <message>
      <source>No till shows this code.</source>
      <translation>Mikään kassa ei näytä tätä koodia.</translation>
    </message>
    <message>
      <source>Nobody has approved this till yet.</source>
      <translation>Kukaan ei ole vielä hyväksynyt tätä kassaa.</translation>
    </message>
    <message>
      <source>Nothing to do: the till renews it by itself.</source>
      <translation>Mitään ei tarvitse tehdä: kassa uusii sen itse.</translation>
    </message>
    <message>
      <source>Read the code on the till's screen again and type it anew.</source>
      <translation>Lue koodi uudelleen kassan näytöltä ja kirjoita se.</translation>
    </message>
    <message>
      <source>Show the code to a manager, and ask again after the interval.</source>
      <translation>Näytä koodi esimiehelle ja kysy uudelleen odotusajan jälkeen.</translation>
    </message>
    <message>
      <source>Somebody has answered this till already.</source>
      <translation>Tälle kassalle on jo vastattu.</translation>
    </message>
    <message>
      <source>The code's time is over.</source>
      <translation>Koodin aika on päättynyt.</translation>
    </message>
    <message>
      <source>The till asks too often.</source>
      <translation>Kassa kysyy liian usein.</translation>
    </message>
    <message>
      <source>The till can no longer renew its access.</source>
      <translation>Kassa ei voi enää uusia pääsyään.</translation>
    </message>
    <message>
      <source>The till's access is over for now.</source>
      <translation>Kassan pääsy on toistaiseksi päättynyt.</translation>
    </message>
    <message>
      <source>The till's access was used twice, so it was ended.</source>
      <translation>Kassan pääsyä käytettiin kahdesti, joten se päätettiin.</translation>
    </message>
    <message>
      <source>This code's time is over.</source>
      <translation>Tämän koodin aika on päättynyt.</translation>
    </message>
    <message>
      <source>This request to be let in is not known here.</source>
      <translation>Tätä liittymispyyntöä ei tunneta täällä.</translation>
    </message>
    <message>
      <source>This till's enrolment has ended.</source>
      <translation>Tämän kassan rekisteröinti on päättynyt.</translation>
    </message>
    <message>
      <source>Wait as long as the answer says, then ask again.</source>
      <translation>Odota vastauksessa mainittu aika ja kysy sitten uudelleen.</translation>
    </message>
  </context>
  <context>
    <name>Header</name>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n odottaa</numerusform>
        <numerusform>%n odottaa</numerusform>
      </translation>
    </message>
    <message>
      <source>Cashier {number}</source>
      <translation>Myyjä {number}</translation>
    </message>
    <message>
      <source>Enrol this till again</source>
      <translation>Rekisteröi tämä kassa uudelleen</translation>
    </message>
    <message>
      <source>Info desk {number}</source>
      <translation>Infopiste {number}</translation>
    </message>
    <message>
      <source>Lock now</source>
      <translation>Lukitse nyt</translation>
    </message>
    <message>
      <source>Manager {number}</source>
      <translation>Esihenkilö {number}</translation>
    </message>
    <message>
      <source>Needs a person</source>
      <translation>Vaatii käsittelyä</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Ei yhteyttä</translation>
    </message>
    <message>
      <source>Online</source>
      <translation>Yhteydessä</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Torjuttu</translation>
    </message>
    <message>
      <source>Replace a lost card</source>
      <translation>Korvaa kadonnut kortti</translation>
    </message>
    <message>
      <source>Scanners</source>
      <translation>Lukijat</translation>
    </message>
    <message>
      <source>Sign out</source>
      <translation>Kirjaudu ulos</translation>
    </message>
    <message>
      <source>Somebody else takes over</source>
      <translation>Joku muu jatkaa</translation>
    </message>
    <message>
      <source>Switched offline</source>
      <translation>Kytketty irti</translation>
    </message>
    <message>
      <source>The day</source>
      <translation>Päivä</translation>
    </message>
    <message>
      <source>Till</source>
      <translation>Kassa</translation>
    </message>
    <message>
      <source>Till not yet set up</source>
      <translation>Kassaa ei ole vielä otettu käyttöön</translation>
    </message>
    <message>
      <source>Tills</source>
      <translation>Kassat</translation>
    </message>
    <message>
      <source>Work offline</source>
      <translation>Toimi ilman yhteyttä</translation>
    </message>
    <message>
      <source>all delivered {time}</source>
      <translation>kaikki lähetetty {time}</translation>
    </message>
    <message>
      <source>nothing sent yet</source>
      <translation>mitään ei vielä lähetetty</translation>
    </message>
    <message>
      <source>oldest {age}</source>
      <translation>vanhin {age}</translation>
    </message>
    <message>
      <source>since {time} · {age}</source>
      <translation>klo {time} alkaen · {age}</translation>
    </message>
  </context>
  <context>
    <name>Hints</name>
    <message>
      <source>Ask whether there is another form of this card.</source>
      <translation>Kysy, onko kortti muussakin muodossa.</translation>
    </message>
    <message>
      <source>Bring the card closer.</source>
      <translation>Tuo kortti lähemmäs.</translation>
    </message>
    <message>
      <source>Flatten the card and keep reflections off it.</source>
      <translation>Suorista kortti ja vältä heijastuksia.</translation>
    </message>
    <message>
      <source>Hold the card still for a moment.</source>
      <translation>Pidä korttia hetki paikallaan.</translation>
    </message>
    <message>
      <source>It will not read: type the number.</source>
      <translation>Kortti ei lukeudu: näppäile numero.</translation>
    </message>
    <message>
      <source>On a phone: turn the brightness all the way up.</source>
      <translation>Puhelin: säädä kirkkaus täysille.</translation>
    </message>
    <message>
      <source>Show the whole code, with its white edge.</source>
      <translation>Näytä koko koodi valkoisine reunoineen.</translation>
    </message>
    <message>
      <source>Too bright: tilt the card, shade it.</source>
      <translation>Liian kirkas: kallista tai varjosta korttia.</translation>
    </message>
    <message>
      <source>Too dark: more light, or a brighter screen.</source>
      <translation>Liian pimeä: lisää valoa tai näytön kirkkautta.</translation>
    </message>
  </context>
  <context>
    <name>InfoDesk</name>
    <message>
      <source>1  Customer's card</source>
      <translation>1  Asiakkaan kortti</translation>
    </message>
    <message>
      <source>2  New plastic card</source>
      <translation>2  Uusi muovikortti</translation>
    </message>
    <message>
      <source>3  Fee</source>
      <translation>3  Maksu</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Takaisin</translation>
    </message>
    <message>
      <source>Back to the till</source>
      <translation>Takaisin kassalle</translation>
    </message>
    <message>
      <source>Cash</source>
      <translation>Käteinen</translation>
    </message>
    <message>
      <source>Copy the slip</source>
      <translation>Kopioi tosite</translation>
    </message>
    <message>
      <source>Ends in {digits}.</source>
      <translation>Päättyy {digits}.</translation>
    </message>
    <message>
      <source>Fee {price}, paid {how}</source>
      <translation>Maksu {price}, maksettu {how}</translation>
    </message>
    <message>
      <source>Found.</source>
      <translation>Löytyi.</translation>
    </message>
    <message>
      <source>From the price list.</source>
      <translation>Hinnaston mukaan.</translation>
    </message>
    <message>
      <source>It holds from now on; the slip is for the customer.</source>
      <translation>Se on voimassa heti; tosite on asiakkaalle.</translation>
    </message>
    <message>
      <source>New customer card, ending in {digits}</source>
      <translation>Uusi asiakaskortti, päättyy {digits}</translation>
    </message>
    <message>
      <source>Next customer</source>
      <translation>Seuraava asiakas</translation>
    </message>
    <message>
      <source>Paid</source>
      <translation>Maksettu</translation>
    </message>
    <message>
      <source>Payment card</source>
      <translation>Maksukortti</translation>
    </message>
    <message>
      <source>Price list {version}</source>
      <translation>Hinnasto {version}</translation>
    </message>
    <message>
      <source>Record {entry}</source>
      <translation>Tietue {entry}</translation>
    </message>
    <message>
      <source>Recorded. Hand the new card over.</source>
      <translation>Kirjattu. Anna uusi kortti asiakkaalle.</translation>
    </message>
    <message>
      <source>Replace a lost plastic card</source>
      <translation>Kadonneen muovikortin korvaaminen</translation>
    </message>
    <message>
      <source>Scan it from the phone.</source>
      <translation>Lue se puhelimesta.</translation>
    </message>
    <message>
      <source>Scan the blank.</source>
      <translation>Lue tyhjä kortti.</translation>
    </message>
    <message>
      <source>Scan the customer's electronic card from the phone or from paper. It stays as it is; only the lost plastic card ends.</source>
      <translation>Lue asiakkaan sähköinen kortti puhelimesta tai paperilta. Se säilyy ennallaan; vain kadonnut muovikortti päättyy.</translation>
    </message>
    <message>
      <source>Take the fee first, say how it was paid, then press Paid. The lost card ends at once.</source>
      <translation>Ota ensin maksu, valitse maksutapa ja paina Maksettu. Kadonnut kortti päättyy heti.</translation>
    </message>
    <message>
      <source>The card is looked up …</source>
      <translation>Korttia haetaan …</translation>
    </message>
    <message>
      <source>The holder is found. Take a new plastic card and scan it.</source>
      <translation>Haltija löytyi. Ota uusi muovikortti ja lue se.</translation>
    </message>
    <message>
      <source>The lost card no longer holds.</source>
      <translation>Kadonnut kortti ei ole enää voimassa.</translation>
    </message>
    <message>
      <source>The new card is being recorded …</source>
      <translation>Uutta korttia kirjataan …</translation>
    </message>
    <message>
      <source>by card</source>
      <translation>kortilla</translation>
    </message>
    <message>
      <source>in cash</source>
      <translation>käteisellä</translation>
    </message>
  </context>
  <context>
    <name>Leaving</name>
    <message>
      <source>A sale was begun and not recorded.</source>
      <translation>Myynti aloitettiin mutta sitä ei kirjattu.</translation>
    </message>
    <message>
      <source>Choose another disk, then try again.</source>
      <translation>Valitse toinen levy ja yritä uudelleen.</translation>
    </message>
    <message>
      <source>Choose the file that the till wrote.</source>
      <translation>Valitse tiedosto, jonka kassa kirjoitti.</translation>
    </message>
    <message>
      <source>Close what uses them, then repeat it.</source>
      <translation>Sulje niitä käyttävä ohjelma ja toista.</translation>
    </message>
    <message>
      <source>Enrol it first.</source>
      <translation>Rekisteröi se ensin.</translation>
    </message>
    <message>
      <source>It was not said where the till's keys shall be.</source>
      <translation>Ei kerrottu, missä kassan avainten tulee olla.</translation>
    </message>
    <message>
      <source>Let the till reach the backend once, then try again.</source>
      <translation>Anna kassan tavoittaa taustajärjestelmä kerran ja yritä uudelleen.</translation>
    </message>
    <message>
      <source>Let them be delivered first, or export them.</source>
      <translation>Anna niiden lähteä ensin, tai vie ne tiedostoon.</translation>
    </message>
    <message>
      <source>Look again, then repeat it.</source>
      <translation>Katso uudelleen ja toista.</translation>
    </message>
    <message>
      <source>Name the file for the records.</source>
      <translation>Nimeä tiedosto tietueille.</translation>
    </message>
    <message>
      <source>Name the keyring or the passphrase.</source>
      <translation>Nimeä avainnippu tai tunnuslause.</translation>
    </message>
    <message>
      <source>No file was named.</source>
      <translation>Tiedostoa ei nimetty.</translation>
    </message>
    <message>
      <source>Nothing of it was taken in. Look for another copy.</source>
      <translation>Siitä ei otettu mitään. Etsi toinen kopio.</translation>
    </message>
    <message>
      <source>Records wait on this till.</source>
      <translation>Tällä kassalla odottaa tietueita.</translation>
    </message>
    <message>
      <source>Sign in, and record or discard it.</source>
      <translation>Kirjaudu sisään ja kirjaa tai hylkää se.</translation>
    </message>
    <message>
      <source>Something was recorded meanwhile.</source>
      <translation>Sillä välin kirjattiin jotain.</translation>
    </message>
    <message>
      <source>The backend has not told this till yet to whom records are sealed.</source>
      <translation>Taustajärjestelmä ei ole vielä kertonut tälle kassalle, kenelle tietueet sinetöidään.</translation>
    </message>
    <message>
      <source>The file does not read as it was written. Nothing was removed.</source>
      <translation>Tiedosto ei lukeudu sellaisena kuin se kirjoitettiin. Mitään ei poistettu.</translation>
    </message>
    <message>
      <source>The till's files could not all be removed.</source>
      <translation>Kaikkia kassan tiedostoja ei voitu poistaa.</translation>
    </message>
    <message>
      <source>There is no such file, or it cannot be read.</source>
      <translation>Tiedostoa ei ole, tai sitä ei voi lukea.</translation>
    </message>
    <message>
      <source>This computer is no till yet.</source>
      <translation>Tämä tietokone ei ole vielä kassa.</translation>
    </message>
    <message>
      <source>This file is no whole export of a till.</source>
      <translation>Tämä tiedosto ei ole kassan kokonainen vienti.</translation>
    </message>
  </context>
  <context>
    <name>Manager</name>
    <message numerus="yes">
      <source>%n cards handed out</source>
      <translation>
        <numerusform>%n kortti annettu</numerusform>
        <numerusform>%n korttia annettu</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them offline</source>
      <translation>
        <numerusform>%n niistä ilman yhteyttä</numerusform>
        <numerusform>%n niistä ilman yhteyttä</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records set aside</source>
      <translation>
        <numerusform>%n tietue siirretty sivuun</numerusform>
        <numerusform>%n tietuetta siirretty sivuun</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n taken back</source>
      <translation>
        <numerusform>%n peruttu</numerusform>
        <numerusform>%n peruttu</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n with a card</source>
      <translation>
        <numerusform>%n kortilla</numerusform>
        <numerusform>%n kortilla</numerusform>
      </translation>
    </message>
    <message>
      <source>Asking …</source>
      <translation>Kysytään …</translation>
    </message>
    <message>
      <source>Back to the till</source>
      <translation>Takaisin kassalle</translation>
    </message>
    <message>
      <source>Card fees</source>
      <translation>Korttimaksut</translation>
    </message>
    <message>
      <source>Complete up to</source>
      <translation>Täydellinen asti</translation>
    </message>
    <message>
      <source>Day before</source>
      <translation>Edellinen päivä</translation>
    </message>
    <message>
      <source>Last contact</source>
      <translation>Viimeisin yhteys</translation>
    </message>
    <message>
      <source>Needs a person</source>
      <translation>Vaatii käsittelyä</translation>
    </message>
    <message>
      <source>Next day</source>
      <translation>Seuraava päivä</translation>
    </message>
    <message>
      <source>Nothing happened on this day yet.</source>
      <translation>Tänä päivänä ei ole vielä tapahtunut mitään.</translation>
    </message>
    <message>
      <source>Purchases</source>
      <translation>Ostokset</translation>
    </message>
    <message>
      <source>Refresh</source>
      <translation>Päivitä</translation>
    </message>
    <message>
      <source>Scans</source>
      <translation>Skannaukset</translation>
    </message>
    <message>
      <source>Scans and sales appear here as they come in.</source>
      <translation>Skannaukset ja myynnit näkyvät tässä sitä mukaa kuin niitä tulee.</translation>
    </message>
    <message>
      <source>Scans by hour</source>
      <translation>Skannaukset tunneittain</translation>
    </message>
    <message>
      <source>Scans by result</source>
      <translation>Skannaukset tuloksen mukaan</translation>
    </message>
    <message>
      <source>Tell IT to have it renewed; until then everything works.</source>
      <translation>Pyydä IT-tukea uusimaan se; siihen asti kaikki toimii.</translation>
    </message>
    <message>
      <source>The backend is away: these are the numbers of this till alone.</source>
      <translation>Taustajärjestelmä ei vastaa: nämä ovat vain tämän kassan luvut.</translation>
    </message>
    <message>
      <source>The certificate of the backend, or of its authority, ends on {day}.</source>
      <translation>Taustajärjestelmän tai sen varmentajan varmenne vanhenee {day}.</translation>
    </message>
    <message>
      <source>They grow to the whole store's as soon as it answers.</source>
      <translation>Koko myymälän luvut tulevat heti, kun se vastaa.</translation>
    </message>
    <message>
      <source>Till</source>
      <translation>Kassa</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Odottaa</translation>
    </message>
    <message>
      <source>What waits on the store's tills is known when the backend answers.</source>
      <translation>Myymälän kassoilla odottavat tietueet näkyvät, kun taustajärjestelmä vastaa.</translation>
    </message>
    <message>
      <source>continued from an old copy</source>
      <translation>jatkettu vanhasta kopiosta</translation>
    </message>
    <message>
      <source>never</source>
      <translation>ei koskaan</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>ei tiedossa</translation>
    </message>
  </context>
  <context>
    <name>Problems</name>
    <message>
      <source>Something did not work ({code}).</source>
      <translation>Jokin ei onnistunut ({code}).</translation>
    </message>
    <message>
      <source>Try again; if it stays, tell support this code.</source>
      <translation>Yritä uudelleen; jos ei auta, kerro tämä koodi tuelle.</translation>
    </message>
  </context>
  <context>
    <name>Records</name>
    <message>
      <source>Choose another folder, then try again.</source>
      <translation>Valitse toinen kansio ja yritä uudelleen.</translation>
    </message>
    <message>
      <source>Choose why the loss is accepted.</source>
      <translation>Valitse, miksi menetys hyväksytään.</translation>
    </message>
    <message>
      <source>Export it for support, or accept the loss.</source>
      <translation>Vie se tukea varten tai hyväksy menetys.</translation>
    </message>
    <message>
      <source>Let IT check the computer's date and time.</source>
      <translation>Pyydä IT-tukea tarkistamaan tietokoneen päivä ja kellonaika.</translation>
    </message>
    <message>
      <source>More benefits were given than one purchase may have.</source>
      <translation>Etuja annettiin enemmän kuin yhdessä ostoksessa saa olla.</translation>
    </message>
    <message>
      <source>No reason chosen yet.</source>
      <translation>Syytä ei ole vielä valittu.</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Mitään ei tarvitse tehdä.</translation>
    </message>
    <message>
      <source>Take another blank card. No second fee is due.</source>
      <translation>Ota toinen tyhjä kortti. Toista maksua ei peritä.</translation>
    </message>
    <message>
      <source>The backend could not read this record.</source>
      <translation>Taustajärjestelmä ei voinut lukea tätä tietuetta.</translation>
    </message>
    <message>
      <source>The backend did not accept this total.</source>
      <translation>Taustajärjestelmä ei hyväksynyt tätä summaa.</translation>
    </message>
    <message>
      <source>The backend does not know the holder of this card.</source>
      <translation>Taustajärjestelmä ei tunne tämän kortin haltijaa.</translation>
    </message>
    <message>
      <source>The backend has another record under the same number.</source>
      <translation>Taustajärjestelmällä on samalla numerolla toinen tietue.</translation>
    </message>
    <message>
      <source>The backend has no record put aside that this would settle.</source>
      <translation>Taustajärjestelmässä ei ole sivuun pantua tietuetta, jonka tämä ratkaisisi.</translation>
    </message>
    <message>
      <source>The backend has put records of this till aside.</source>
      <translation>Taustajärjestelmä on siirtänyt tämän kassan tietueita sivuun.</translation>
    </message>
    <message>
      <source>The fee is not the one of the price list.</source>
      <translation>Maksu ei ole hinnaston mukainen.</translation>
    </message>
    <message>
      <source>The file could not be written.</source>
      <translation>Tiedostoa ei voitu kirjoittaa.</translation>
    </message>
    <message>
      <source>The manager decides about it.</source>
      <translation>Esihenkilö päättää siitä.</translation>
    </message>
    <message>
      <source>The membership had ended before this purchase.</source>
      <translation>Jäsenyys oli päättynyt ennen tätä ostosta.</translation>
    </message>
    <message>
      <source>The membership has ended since this purchase.</source>
      <translation>Jäsenyys on päättynyt tämän ostoksen jälkeen.</translation>
    </message>
    <message>
      <source>The programme has no such cards.</source>
      <translation>Ohjelmassa ei ole tällaisia kortteja.</translation>
    </message>
    <message>
      <source>The purchase that belongs to this has not arrived yet.</source>
      <translation>Tähän kuuluva ostos ei ole vielä saapunut.</translation>
    </message>
    <message>
      <source>The purchase that belongs to this was put aside.</source>
      <translation>Tähän kuuluva ostos siirrettiin sivuun.</translation>
    </message>
    <message>
      <source>The record names another place than this till's.</source>
      <translation>Tietueessa on muu paikka kuin tämän kassan.</translation>
    </message>
    <message>
      <source>The record was settled before.</source>
      <translation>Tietue oli ratkaistu jo aiemmin.</translation>
    </message>
    <message>
      <source>They are stored. The manager looks at them under Needs a person.</source>
      <translation>Ne ovat tallessa. Esihenkilö käsittelee ne kohdassa Vaatii käsittelyä.</translation>
    </message>
    <message>
      <source>This benefit was given without asking the backend.</source>
      <translation>Tämä etu annettiin kysymättä taustajärjestelmältä.</translation>
    </message>
    <message>
      <source>This benefit was no longer kept for this sale.</source>
      <translation>Etua ei enää pidetty varattuna tälle myynnille.</translation>
    </message>
    <message>
      <source>This benefit was used twice.</source>
      <translation>Tämä etu käytettiin kahdesti.</translation>
    </message>
    <message>
      <source>This card is not one that may be handed out.</source>
      <translation>Tätä korttia ei saa luovuttaa.</translation>
    </message>
    <message>
      <source>This plastic card belongs to somebody else.</source>
      <translation>Tämä muovikortti kuuluu jollekulle toiselle.</translation>
    </message>
    <message>
      <source>This purchase had been taken back before.</source>
      <translation>Tämä osto oli jo peruttu.</translation>
    </message>
    <message>
      <source>This record can no longer be read on this till.</source>
      <translation>Tätä tietuetta ei enää voi lukea tällä kassalla.</translation>
    </message>
    <message>
      <source>This record cannot be sent again.</source>
      <translation>Tätä tietuetta ei voi lähettää uudelleen.</translation>
    </message>
    <message>
      <source>This record is no longer set aside.</source>
      <translation>Tämä tietue ei ole enää sivussa.</translation>
    </message>
    <message>
      <source>This record waits for another one to arrive.</source>
      <translation>Tämä tietue odottaa toisen saapumista.</translation>
    </message>
    <message>
      <source>This till has lost some of its records.</source>
      <translation>Tämä kassa on kadottanut osan tietueistaan.</translation>
    </message>
    <message>
      <source>This till's clock was wrong.</source>
      <translation>Tämän kassan kello oli väärässä.</translation>
    </message>
  </context>
  <context>
    <name>Scanners</name>
    <message numerus="yes">
      <source>%n characters</source>
      <translation>
        <numerusform>%n merkki</numerusform>
        <numerusform>%n merkkiä</numerusform>
      </translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Osoite</translation>
    </message>
    <message>
      <source>After a code: {name}</source>
      <translation>Koodin jälkeen: {name}</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Takaisin</translation>
    </message>
    <message>
      <source>Before a code: {text}</source>
      <translation>Koodin edessä: {text}</translation>
    </message>
    <message>
      <source>British</source>
      <translation>Brittiläinen</translation>
    </message>
    <message>
      <source>Calibration code as a QR code</source>
      <translation>Säätökoodi QR-koodina</translation>
    </message>
    <message>
      <source>Calibration code as a barcode</source>
      <translation>Säätökoodi viivakoodina</translation>
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
      <translation>Peruuta</translation>
    </message>
    <message>
      <source>Danish</source>
      <translation>Tanskalainen</translation>
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
      <translation>Virolainen</translation>
    </message>
    <message>
      <source>Finnish or Swedish</source>
      <translation>Suomi tai ruotsi</translation>
    </message>
    <message>
      <source>French</source>
      <translation>Ranskalainen</translation>
    </message>
    <message>
      <source>German</source>
      <translation>Saksalainen</translation>
    </message>
    <message>
      <source>If it reads nothing from the screen, print the code and scan the paper.</source>
      <translation>Jos se ei lue näytöltä, tulosta koodi ja lue se paperista.</translation>
    </message>
    <message>
      <source>Keyboard: {name}</source>
      <translation>Näppäimistö: {name}</translation>
    </message>
    <message>
      <source>Most scanners need nothing. If yours types wrong signs, one scan sets it right.</source>
      <translation>Useimmat lukijat eivät tarvitse mitään. Jos lukijasi kirjoittaa vääriä merkkejä, yksi luku korjaa sen.</translation>
    </message>
    <message>
      <source>Name of a port</source>
      <translation>Portin nimi</translation>
    </message>
    <message>
      <source>No camera</source>
      <translation>Ei kameraa</translation>
    </message>
    <message>
      <source>No camera is used.</source>
      <translation>Kameraa ei käytetä.</translation>
    </message>
    <message>
      <source>No picture</source>
      <translation>Ei kuvaa</translation>
    </message>
    <message>
      <source>No scanner on a cable</source>
      <translation>Ei kaapelilukijaa</translation>
    </message>
    <message>
      <source>No scanner on a cable is used.</source>
      <translation>Kaapelilukijaa ei käytetä.</translation>
    </message>
    <message>
      <source>Norwegian</source>
      <translation>Norjalainen</translation>
    </message>
    <message>
      <source>Not set up yet.</source>
      <translation>Ei vielä säädetty.</translation>
    </message>
    <message>
      <source>Open the page Scanners at the till and press Set up.</source>
      <translation>Avaa kassalla sivu Lukijat ja paina Säädä.</translation>
    </message>
    <message>
      <source>Picture file</source>
      <translation>Kuvatiedosto</translation>
    </message>
    <message>
      <source>Plug one in: it appears here by itself.</source>
      <translation>Kytke laite: se ilmestyy tähän itsestään.</translation>
    </message>
    <message>
      <source>Plug the scanner in.</source>
      <translation>Kytke lukija.</translation>
    </message>
    <message>
      <source>Print the code</source>
      <translation>Tulosta koodi</translation>
    </message>
    <message>
      <source>QR code</source>
      <translation>QR-koodi</translation>
    </message>
    <message>
      <source>Scan anything.</source>
      <translation>Lue mikä tahansa koodi.</translation>
    </message>
    <message>
      <source>Scan one of the two codes; either will do.</source>
      <translation>Lue jompikumpi koodeista.</translation>
    </message>
    <message>
      <source>Scanner on a cable</source>
      <translation>Kaapelilukija</translation>
    </message>
    <message>
      <source>Scanner that types</source>
      <translation>Kirjoittava lukija</translation>
    </message>
    <message>
      <source>Scanners and camera</source>
      <translation>Lukijat ja kamera</translation>
    </message>
    <message>
      <source>Scans arrive only while this window is in front. A scanner on a cable does not need that.</source>
      <translation>Luetut koodit tulevat perille vain, kun tämä ikkuna on edessä. Kaapelilukija ei tarvitse sitä.</translation>
    </message>
    <message>
      <source>Set up</source>
      <translation>Säädä</translation>
    </message>
    <message>
      <source>Set up again</source>
      <translation>Säädä uudelleen</translation>
    </message>
    <message>
      <source>Set up the scanner of this till</source>
      <translation>Tämän kassan lukijan säätäminen</translation>
    </message>
    <message>
      <source>Set up the scanner that types</source>
      <translation>Kirjoittavan lukijan säätäminen</translation>
    </message>
    <message>
      <source>Tab</source>
      <translation>Sarkain</translation>
    </message>
    <message>
      <source>Test scan</source>
      <translation>Koeluku</translation>
    </message>
    <message>
      <source>The camera gives pictures.</source>
      <translation>Kamera antaa kuvaa.</translation>
    </message>
    <message>
      <source>The camera is being started …</source>
      <translation>Kamera käynnistyy …</translation>
    </message>
    <message>
      <source>The file is at its end.</source>
      <translation>Tiedosto on toistettu loppuun.</translation>
    </message>
    <message>
      <source>The scanner is being opened …</source>
      <translation>Lukijaa avataan …</translation>
    </message>
    <message>
      <source>The scanner is set up.</source>
      <translation>Lukija on säädetty.</translation>
    </message>
    <message>
      <source>The scanner listens.</source>
      <translation>Lukija on valmiina.</translation>
    </message>
    <message>
      <source>This scanner is set up.</source>
      <translation>Lukija on säädetty.</translation>
    </message>
    <message>
      <source>Typed by hand</source>
      <translation>Käsin näppäilty</translation>
    </message>
    <message>
      <source>US English</source>
      <translation>USA:n englanti</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Käytä</translation>
    </message>
    <message>
      <source>Waiting for the scan …</source>
      <translation>Odotetaan lukua …</translation>
    </message>
    <message>
      <source>What arrives is shown here. It is looked up nowhere and kept nowhere.</source>
      <translation>Tässä näkyy, mitä saapui. Sitä ei haeta mistään eikä säilytetä.</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>käytössä</translation>
    </message>
    <message>
      <source>kind of code not told</source>
      <translation>koodityyppi ei tiedossa</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>ei tiedossa</translation>
    </message>
    <message>
      <source>not plugged in</source>
      <translation>ei kytketty</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>ei mitään</translation>
    </message>
    <message>
      <source>rtsp://, http:// or a file</source>
      <translation>rtsp://, http:// tai tiedosto</translation>
    </message>
  </context>
  <context>
    <name>SetAside</name>
    <message numerus="yes">
      <source>%n records written to the file.</source>
      <translation>
        <numerusform>%n tietue kirjoitettu tiedostoon.</numerusform>
        <numerusform>%n tietuetta kirjoitettu tiedostoon.</numerusform>
      </translation>
    </message>
    <message>
      <source>A new record is sent in its place. The old one stays, and names the new one.</source>
      <translation>Sen tilalle lähetetään uusi tietue. Vanha jää talteen ja viittaa uuteen.</translation>
    </message>
    <message>
      <source>A test</source>
      <translation>Testi</translation>
    </message>
    <message>
      <source>A typing mistake</source>
      <translation>Näppäilyvirhe</translation>
    </message>
    <message>
      <source>Accept the loss</source>
      <translation>Hyväksy menetys</translation>
    </message>
    <message>
      <source>Accept the loss?</source>
      <translation>Hyväksytäänkö menetys?</translation>
    </message>
    <message>
      <source>Accepted: {reason}. By staff {staff}, {time}.</source>
      <translation>Hyväksytty: {reason}. Työntekijä {staff}, {time}.</translation>
    </message>
    <message>
      <source>Accepting …</source>
      <translation>Hyväksytään …</translation>
    </message>
    <message>
      <source>Another reason</source>
      <translation>Muu syy</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Takaisin</translation>
    </message>
    <message>
      <source>Benefit given</source>
      <translation>Annettu etu</translation>
    </message>
    <message>
      <source>Card handed out</source>
      <translation>Luovutettu kortti</translation>
    </message>
    <message>
      <source>Card handed out, fee {total}</source>
      <translation>Luovutettu kortti, maksu {total}</translation>
    </message>
    <message>
      <source>Card references are in it: hand it to support only.</source>
      <translation>Siinä on korttien viitteitä: anna se vain tuelle.</translation>
    </message>
    <message>
      <source>Card scanned</source>
      <translation>Luettu kortti</translation>
    </message>
    <message>
      <source>Compare it with the receipt and correct it, or accept the loss.</source>
      <translation>Vertaa kuittiin ja korjaa summa, tai hyväksy menetys.</translation>
    </message>
    <message>
      <source>Compare the day's receipts with the purchases. Record again what is missing, then accept.</source>
      <translation>Vertaa päivän kuitteja ostoihin. Kirjaa puuttuvat uudelleen ja hyväksy sitten.</translation>
    </message>
    <message>
      <source>Compare the two. If this one was recorded twice, accept the loss.</source>
      <translation>Vertaa näitä kahta. Jos tämä kirjattiin kahdesti, hyväksy menetys.</translation>
    </message>
    <message>
      <source>Correct and send again</source>
      <translation>Korjaa ja lähetä uudelleen</translation>
    </message>
    <message>
      <source>Correct this purchase</source>
      <translation>Korjaa tämä osto</translation>
    </message>
    <message>
      <source>Corrected and sent again, by staff {staff}, {time}.</source>
      <translation>Korjattu ja lähetetty uudelleen, työntekijä {staff}, {time}.</translation>
    </message>
    <message>
      <source>Decision about a record</source>
      <translation>Päätös tietueesta</translation>
    </message>
    <message>
      <source>Delete the last digit</source>
      <translation>Poista viimeinen numero</translation>
    </message>
    <message>
      <source>Every answered record of this till was accepted.</source>
      <translation>Kaikki tämän kassan vastatut tietueet on hyväksytty.</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Vie tiedostoon</translation>
    </message>
    <message>
      <source>Export all</source>
      <translation>Vie kaikki</translation>
    </message>
    <message>
      <source>For support: {code}</source>
      <translation>Tuelle: {code}</translation>
    </message>
    <message>
      <source>Hand out another card at the info desk, then accept the loss.</source>
      <translation>Luovuta infopisteessä toinen kortti ja hyväksy sitten menetys.</translation>
    </message>
    <message>
      <source>It cannot be sent again. Export it for support, then accept the loss.</source>
      <translation>Sitä ei voi lähettää uudelleen. Vie se tukea varten ja hyväksy sitten menetys.</translation>
    </message>
    <message>
      <source>Keep the link to the member</source>
      <translation>Pidä yhteys jäseneen</translation>
    </message>
    <message>
      <source>Looking …</source>
      <translation>Haetaan …</translation>
    </message>
    <message>
      <source>Needs a person</source>
      <translation>Vaatii käsittelyä</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Ei nyt</translation>
    </message>
    <message>
      <source>Nothing is lost while they wait.</source>
      <translation>Mitään ei katoa niiden odottaessa.</translation>
    </message>
    <message>
      <source>Nothing is missing. Accept it to clear it from the list.</source>
      <translation>Mitään ei puutu. Hyväksy se, niin se poistuu odottavista.</translation>
    </message>
    <message>
      <source>Nothing waits for a person.</source>
      <translation>Mikään ei odota käsittelyä.</translation>
    </message>
    <message>
      <source>Only the manager decides about these.</source>
      <translation>Vain esihenkilö päättää näistä.</translation>
    </message>
    <message>
      <source>Purchase</source>
      <translation>Osto</translation>
    </message>
    <message>
      <source>Purchase of {total}</source>
      <translation>Osto {total}</translation>
    </message>
    <message>
      <source>Purchase taken back</source>
      <translation>Peruttu osto</translation>
    </message>
    <message>
      <source>Recorded twice</source>
      <translation>Kirjattu kahdesti</translation>
    </message>
    <message>
      <source>Records (*.jsonl)</source>
      <translation>Tietueet (*.jsonl)</translation>
    </message>
    <message>
      <source>Records missing on this till</source>
      <translation>Tietueita puuttuu tältä kassalta</translation>
    </message>
    <message>
      <source>Send again</source>
      <translation>Lähetä uudelleen</translation>
    </message>
    <message>
      <source>Send it again without the link to the member. The purchase then counts as any other.</source>
      <translation>Lähetä se uudelleen ilman yhteyttä jäseneen. Osto on silloin kuin mikä tahansa muu.</translation>
    </message>
    <message>
      <source>Send it again. If it comes back, export it for support.</source>
      <translation>Lähetä se uudelleen. Jos se palaa, vie se tukea varten.</translation>
    </message>
    <message>
      <source>Sending …</source>
      <translation>Lähetetään …</translation>
    </message>
    <message>
      <source>Settled {time}.</source>
      <translation>Käsitelty {time}.</translation>
    </message>
    <message>
      <source>Sign-in</source>
      <translation>Kirjautuminen</translation>
    </message>
    <message>
      <source>Technical record</source>
      <translation>Tekninen tietue</translation>
    </message>
    <message>
      <source>The backend gives a reason that this till does not know.</source>
      <translation>Taustajärjestelmä antaa syyn, jota tämä kassa ei tunne.</translation>
    </message>
    <message>
      <source>The customer left</source>
      <translation>Asiakas lähti</translation>
    </message>
    <message>
      <source>What was given was given. Check the receipt, then accept the loss.</source>
      <translation>Mikä annettiin, se annettiin. Tarkista kuitti ja hyväksy sitten menetys.</translation>
    </message>
    <message>
      <source>Where to write the records</source>
      <translation>Minne tietueet kirjoitetaan</translation>
    </message>
    <message>
      <source>{record}: choose why. It stays stored, marked with the reason and your number.</source>
      <translation>{record}: valitse syy. Se jää talteen syyn ja numerosi kanssa.</translation>
    </message>
    <message>
      <source>{time}, with a card</source>
      <translation>{time}, kortilla</translation>
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
        <numerusform>%n tietue odottaa tällä tietokoneella ja on turvassa. Samaksi kassaksi hyväksyttynä kassa toimittaa sen.</numerusform>
        <numerusform>%n tietuetta odottaa tällä tietokoneella ja ne ovat turvassa. Samaksi kassaksi hyväksyttynä kassa toimittaa ne.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait on this computer.</source>
      <translation>
        <numerusform>%n tietue odottaa tällä tietokoneella.</numerusform>
        <numerusform>%n tietuetta odottaa tällä tietokoneella.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait on this till. They are safe and leave by themselves.</source>
      <translation>
        <numerusform>%n tietue odottaa tällä kassalla. Se on turvassa ja lähtee itsestään.</numerusform>
        <numerusform>%n tietuetta odottaa tällä kassalla. Ne ovat turvassa ja lähtevät itsestään.</numerusform>
      </translation>
    </message>
    <message>
      <source>A manager opens Tills at another till of this merchant, and scans this code or types the letters.</source>
      <translation>Esihenkilö avaa saman kauppiaan toisella kassalla kohdan Kassat ja lukee tämän koodin tai näppäilee kirjaimet.</translation>
    </message>
    <message>
      <source>Address of the backend</source>
      <translation>Taustajärjestelmän osoite</translation>
    </message>
    <message>
      <source>Asking the backend …</source>
      <translation>Kysytään taustajärjestelmältä …</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Takaisin</translation>
    </message>
    <message>
      <source>Back to the till</source>
      <translation>Takaisin kassalle</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Peruuta</translation>
    </message>
    <message>
      <source>Choose a passphrase</source>
      <translation>Valitse tunnuslause</translation>
    </message>
    <message>
      <source>Choose your own PIN</source>
      <translation>Valitse oma PIN</translation>
    </message>
    <message>
      <source>Close the program</source>
      <translation>Sulje ohjelma</translation>
    </message>
    <message>
      <source>Enrol</source>
      <translation>Rekisteröi</translation>
    </message>
    <message>
      <source>Enrol this till again</source>
      <translation>Rekisteröi tämä kassa uudelleen</translation>
    </message>
    <message>
      <source>For support: {code}</source>
      <translation>Tuelle: {code}</translation>
    </message>
    <message>
      <source>Go on without these records</source>
      <translation>Jatka ilman näitä tietueita</translation>
    </message>
    <message>
      <source>Go on without these records?</source>
      <translation>Jatketaanko ilman näitä tietueita?</translation>
    </message>
    <message>
      <source>Good for {time}</source>
      <translation>Voimassa {time}</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>Lukittu</translation>
    </message>
    <message>
      <source>Make this computer a till</source>
      <translation>Tee tästä tietokoneesta kassa</translation>
    </message>
    <message>
      <source>Make this computer this till again</source>
      <translation>Tee tästä tietokoneesta taas tämä kassa</translation>
    </message>
    <message>
      <source>Move them and begin anew</source>
      <translation>Siirrä ne ja aloita alusta</translation>
    </message>
    <message>
      <source>New PIN</source>
      <translation>Uusi PIN</translation>
    </message>
    <message>
      <source>New passphrase</source>
      <translation>Uusi tunnuslause</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Seuraava</translation>
    </message>
    <message>
      <source>Nobody is signed in.</source>
      <translation>Kukaan ei ole kirjautunut.</translation>
    </message>
    <message>
      <source>Nobody knows it any more</source>
      <translation>Kukaan ei enää muista sitä</translation>
    </message>
    <message>
      <source>Not 000000, not 123456 or 654321</source>
      <translation>Ei 000000, ei 123456 eikä 654321</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Ei nyt</translation>
    </message>
    <message>
      <source>Not the PIN that you were given</source>
      <translation>Ei se PIN, jonka sait</translation>
    </message>
    <message>
      <source>Not your staff number</source>
      <translation>Ei oma henkilönumerosi</translation>
    </message>
    <message>
      <source>One moment …</source>
      <translation>Hetkinen …</translation>
    </message>
    <message>
      <source>One-time code from IT, if you have one</source>
      <translation>Kertakoodi IT-tuelta, jos sinulla on sellainen</translation>
    </message>
    <message>
      <source>Open the till</source>
      <translation>Avaa kassa</translation>
    </message>
    <message>
      <source>PIN</source>
      <translation>PIN</translation>
    </message>
    <message>
      <source>Passphrase</source>
      <translation>Tunnuslause</translation>
    </message>
    <message>
      <source>Refused keyring: {name}</source>
      <translation>Hylätty avainnippu: {name}</translation>
    </message>
    <message>
      <source>Scanners</source>
      <translation>Lukijat</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Näytä</translation>
    </message>
    <message>
      <source>Show a code here</source>
      <translation>Näytä koodi tässä</translation>
    </message>
    <message>
      <source>Show a new code</source>
      <translation>Näytä uusi koodi</translation>
    </message>
    <message>
      <source>Sign in</source>
      <translation>Kirjaudu sisään</translation>
    </message>
    <message>
      <source>Sign in first, then scan.</source>
      <translation>Kirjaudu ensin, lue kortti sitten.</translation>
    </message>
    <message>
      <source>Signing in …</source>
      <translation>Kirjaudutaan …</translation>
    </message>
    <message>
      <source>Six digits</source>
      <translation>Kuusi numeroa</translation>
    </message>
    <message>
      <source>Somebody else</source>
      <translation>Joku muu</translation>
    </message>
    <message>
      <source>Somebody else knows the PIN that you were given. Nobody will know this one.</source>
      <translation>Joku muu tietää saamasi PIN-koodin. Tätä ei tiedä kukaan muu.</translation>
    </message>
    <message>
      <source>Somebody else takes over</source>
      <translation>Joku muu jatkaa</translation>
    </message>
    <message>
      <source>Staff number</source>
      <translation>Henkilönumero</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Jatka tästä</translation>
    </message>
    <message>
      <source>Take this PIN</source>
      <translation>Ota tämä PIN</translation>
    </message>
    <message>
      <source>The backend is away.</source>
      <translation>Taustajärjestelmä ei vastaa.</translation>
    </message>
    <message>
      <source>The keys of this till are kept under a passphrase. A manager types it here.</source>
      <translation>Tämän kassan avaimet ovat tunnuslauseen takana. Esimies kirjoittaa sen tähän.</translation>
    </message>
    <message numerus="yes">
      <source>The next try is possible in %n seconds.</source>
      <translation>
        <numerusform>Seuraava yritys on mahdollinen %n sekunnin kuluttua.</numerusform>
        <numerusform>Seuraava yritys on mahdollinen %n sekunnin kuluttua.</numerusform>
      </translation>
    </message>
    <message>
      <source>The old records are kept in a folder of their own. A new code makes this a new till.</source>
      <translation>Vanhat tietueet ovat tallessa omassa kansiossaan. Uusi koodi tekee tästä uuden kassan.</translation>
    </message>
    <message>
      <source>The records of this till are safe on this computer. Let in as the same till, it brings them back and delivers them.</source>
      <translation>Tämän kassan tietueet ovat turvassa tällä tietokoneella. Samaksi kassaksi hyväksyttynä kassa tuo ne takaisin ja toimittaa ne.</translation>
    </message>
    <message>
      <source>The sale of {number} stays open. What is recorded from now on carries the new number.</source>
      <translation>Henkilön {number} myynti pysyy auki. Tästä eteenpäin tallennettu saa uuden numeron.</translation>
    </message>
    <message>
      <source>The same again</source>
      <translation>Sama uudelleen</translation>
    </message>
    <message>
      <source>They are moved into a folder of their own and stay there, for IT. The till begins anew.</source>
      <translation>Ne siirretään omaan kansioonsa ja jäävät sinne IT:tä varten. Kassa aloittaa alusta.</translation>
    </message>
    <message>
      <source>This computer shows a code, and a manager lets it in at another till. Or IT gave you a code.</source>
      <translation>Tämä tietokone näyttää koodin, jonka esihenkilö hyväksyy toisella kassalla. Tai IT-tuki antoi sinulle koodin.</translation>
    </message>
    <message>
      <source>This till cannot start</source>
      <translation>Tämä kassa ei voi käynnistyä</translation>
    </message>
    <message>
      <source>This till is locked: nothing was looked up.</source>
      <translation>Kassa on lukittu: mitään ei haettu.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Yritä uudelleen</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>Avaa lukitus</translation>
    </message>
    <message>
      <source>Unlock it first, then scan again.</source>
      <translation>Avaa ensin lukitus ja lue sitten uudelleen.</translation>
    </message>
    <message>
      <source>Use a passphrase</source>
      <translation>Käytä tunnuslausetta</translation>
    </message>
    <message>
      <source>Waiting for a manager …</source>
      <translation>Odotetaan esihenkilöä …</translation>
    </message>
    <message>
      <source>Where a computer has no keyring, a passphrase keeps the till's keys: at least 12 characters or four words. A manager types it at each start.</source>
      <translation>Ilman avainnippua tunnuslause säilyttää kassan avaimet: vähintään 12 merkkiä tai neljä sanaa. Esimies kirjoittaa sen joka käynnistyksellä.</translation>
    </message>
    <message>
      <source>Who worked at this till lately can sign in all the same.</source>
      <translation>Tällä kassalla äskettäin työskennellyt voi silti kirjautua.</translation>
    </message>
    <message>
      <source>You may try again now.</source>
      <translation>Voit nyt yrittää uudelleen.</translation>
    </message>
    <message>
      <source>{number} is at work here, and the sale stays as it is. Scan a badge or type the PIN.</source>
      <translation>{number} työskentelee tässä, ja myynti pysyy ennallaan. Lue henkilökortti tai näppäile PIN.</translation>
    </message>
  </context>
  <context>
    <name>Staff</name>
    <message>
      <source>A sale is not finished.</source>
      <translation>Osto on kesken.</translation>
    </message>
    <message>
      <source>Ask a manager to unlock it.</source>
      <translation>Pyydä esihenkilöä avaamaan lukitus.</translation>
    </message>
    <message>
      <source>Choose one that only you know.</source>
      <translation>Valitse sellainen, jonka vain sinä tiedät.</translation>
    </message>
    <message>
      <source>Choose six other digits: not all the same, no run, not your number.</source>
      <translation>Valitse toiset kuusi numeroa: eivät kaikki samoja, ei peräkkäisiä eikä oma numerosi.</translation>
    </message>
    <message>
      <source>Finish it, or leave it to whoever signs in next.</source>
      <translation>Tee se loppuun tai jätä se seuraavalle kirjautujalle.</translation>
    </message>
    <message>
      <source>Somebody else chose your PIN.</source>
      <translation>Joku muu on valinnut PIN-koodisi.</translation>
    </message>
    <message>
      <source>The till is locked.</source>
      <translation>Kassa on lukittu.</translation>
    </message>
    <message>
      <source>This PIN is too easy to guess, or was yours before.</source>
      <translation>PIN-koodi on liian helppo arvata tai se oli käytössäsi ennestään.</translation>
    </message>
    <message>
      <source>Too many wrong PINs: this number is locked.</source>
      <translation>Liian monta väärää PIN-koodia: numero on lukittu.</translation>
    </message>
    <message>
      <source>Type your PIN, or let a colleague take over. The sale stays open.</source>
      <translation>Kirjoita PIN-koodisi tai anna työtoverin jatkaa. Osto pysyy auki.</translation>
    </message>
  </context>
  <context>
    <name>Till</name>
    <message>
      <source>A part of the till's file does not read.</source>
      <translation>Osaa kassan tiedostosta ei voi lukea.</translation>
    </message>
    <message>
      <source>Allow it when the system asks, then try again.</source>
      <translation>Salli se, kun järjestelmä kysyy, ja yritä uudelleen.</translation>
    </message>
    <message>
      <source>Ask IT to bring it back: records may be in it. Do not enrol anew, unless it is lost for good; then with --again and a code for the same till.</source>
      <translation>Pyydä IT-tukea palauttamaan se: siinä voi olla tietueita. Älä rekisteröi uudelleen, ellei se ole lopullisesti kadonnut; silloin valinnalla --again ja saman kassan koodilla.</translation>
    </message>
    <message>
      <source>Ask IT to bring till.secrets back, or enrol again with a code for the same till.</source>
      <translation>Pyydä IT-tukea palauttamaan till.secrets, tai ota kassa uudelleen käyttöön saman kassan koodilla.</translation>
    </message>
    <message>
      <source>Ask IT to give this user the right to read the till's folder.</source>
      <translation>Pyydä IT-tukea antamaan tälle käyttäjälle oikeus lukea kassan kansiota.</translation>
    </message>
    <message>
      <source>Ask IT to give this user the right to write into the till's folder.</source>
      <translation>Pyydä IT-tukea antamaan tälle käyttäjälle oikeus kirjoittaa kassan kansioon.</translation>
    </message>
    <message>
      <source>Ask IT to remove PYTHON_KEYRING_BACKEND or keyringrc.cfg, or let a manager choose a passphrase.</source>
      <translation>Pyydä IT-tukea poistamaan PYTHON_KEYRING_BACKEND tai keyringrc.cfg, tai anna esimiehen valita tunnuslause.</translation>
    </message>
    <message>
      <source>Ask IT to set one up. The key is never written in plain text. A manager's passphrase can keep it, too.</source>
      <translation>Pyydä IT-tukea ottamaan sellainen käyttöön. Avainta ei koskaan kirjoiteta selkotekstinä. Myös esimiehen tunnuslause voi säilyttää sen.</translation>
    </message>
    <message>
      <source>Ask IT. Nothing was deleted.</source>
      <translation>Kysy IT:ltä. Mitään ei poistettu.</translation>
    </message>
    <message>
      <source>Ask IT. The file is kept as it was.</source>
      <translation>Kysy IT-tuesta. Tiedosto on ennallaan.</translation>
    </message>
    <message>
      <source>Ask IT. What was recorded is safe.</source>
      <translation>Kysy IT-tuesta. Kirjatut tiedot ovat tallessa.</translation>
    </message>
    <message>
      <source>Ask IT: is the disk full, may this user not write? Nothing was changed.</source>
      <translation>Kysy IT-tuelta: onko levy täynnä, eikö tällä käyttäjällä ole kirjoitusoikeutta? Mitään ei muutettu.</translation>
    </message>
    <message>
      <source>Ask a manager to type it.</source>
      <translation>Pyydä esimiestä kirjoittamaan se.</translation>
    </message>
    <message>
      <source>Ask for a code for this till. That other till must be enrolled anew, too.</source>
      <translation>Pyydä tämän kassan koodi. Myös toinen kassa on rekisteröitävä uudelleen.</translation>
    </message>
    <message>
      <source>Call the manager: compare the day's report with the receipts. Tell IT.</source>
      <translation>Kutsu esihenkilö: verratkaa päivän raporttia kuitteihin. Kerro IT-tuelle.</translation>
    </message>
    <message>
      <source>Call the manager: the list of records set aside says how many. Tell IT.</source>
      <translation>Kutsu esihenkilö: sivuun siirrettyjen kirjausten luettelo kertoo, montako. Kerro IT-tuelle.</translation>
    </message>
    <message>
      <source>Close other programs and try again.</source>
      <translation>Sulje muut ohjelmat ja yritä uudelleen.</translation>
    </message>
    <message>
      <source>Close the till and start it again: it mends its file by itself. Tell IT.</source>
      <translation>Sulje kassa ja käynnistä se uudelleen: se korjaa tiedostonsa itse. Kerro IT-tuelle.</translation>
    </message>
    <message>
      <source>Enrol this till again with a code for the same till.</source>
      <translation>Rekisteröi tämä kassa uudelleen saman kassan koodilla.</translation>
    </message>
    <message>
      <source>Free some space, or call the manager or IT, before this customer pays.</source>
      <translation>Vapauta tilaa tai kutsu esihenkilö tai IT-tuki, ennen kuin asiakas maksaa.</translation>
    </message>
    <message>
      <source>Free some space, then try again. What was recorded before is safe.</source>
      <translation>Vapauta tilaa ja yritä uudelleen. Aiemmin kirjattu on tallessa.</translation>
    </message>
    <message>
      <source>Go back and check it, then try again.</source>
      <translation>Palaa takaisin, tarkista ja yritä uudelleen.</translation>
    </message>
    <message>
      <source>Leave this till switched on and ask IT. The file is kept as it is.</source>
      <translation>Jätä kassa päälle ja kysy IT-tuesta. Tiedosto säilyy sellaisenaan.</translation>
    </message>
    <message>
      <source>Look at capital letters and the keyboard's language, and type it again.</source>
      <translation>Tarkista isot kirjaimet ja näppäimistön kieli ja kirjoita se uudelleen.</translation>
    </message>
    <message>
      <source>Nothing is to be done.</source>
      <translation>Mitään ei tarvitse tehdä.</translation>
    </message>
    <message>
      <source>Nothing was changed. Ask IT: the old keyring may be brought back, or the records kept aside (reset --keep-aside).</source>
      <translation>Mitään ei muutettu. Kysy IT:ltä: vanhan avainnipun voi ehkä palauttaa, tai tietueet siirretään talteen (reset --keep-aside).</translation>
    </message>
    <message>
      <source>Sign in to the computer as the user who enrolled this till, or ask IT.</source>
      <translation>Kirjaudu tietokoneelle kassan rekisteröineenä käyttäjänä tai kysy IT-tuesta.</translation>
    </message>
    <message>
      <source>Sign in to the computer as the user who enrolled this till, or enrol again with a code for the same till.</source>
      <translation>Kirjaudu tietokoneelle käyttäjänä, joka rekisteröi tämän kassan, tai rekisteröi kassa uudelleen saman kassan koodilla.</translation>
    </message>
    <message>
      <source>Start it again.</source>
      <translation>Käynnistä se uudelleen.</translation>
    </message>
    <message>
      <source>Start the newer version, or ask IT to install it. Nothing is lost.</source>
      <translation>Käynnistä uudempi versio tai pyydä IT-tukea asentamaan se. Mitään ei ole kadonnut.</translation>
    </message>
    <message>
      <source>Start the till again.</source>
      <translation>Käynnistä kassa uudelleen.</translation>
    </message>
    <message>
      <source>Take at least 12 characters or four words.</source>
      <translation>Käytä vähintään 12 merkkiä tai neljää sanaa.</translation>
    </message>
    <message>
      <source>Take four words that do not belong together.</source>
      <translation>Valitse neljä sanaa, jotka eivät kuulu yhteen.</translation>
    </message>
    <message>
      <source>Tell IT: the damaged file is kept beside the new one.</source>
      <translation>Kerro IT-tuelle: vaurioitunut tiedosto on tallessa uuden vieressä.</translation>
    </message>
    <message>
      <source>The computer's keyring did not hand out the till's key.</source>
      <translation>Tietokoneen avainnippu ei luovuttanut kassan avainta.</translation>
    </message>
    <message>
      <source>The computer's keyring is locked.</source>
      <translation>Tietokoneen avainnippu on lukittu.</translation>
    </message>
    <message>
      <source>The disk is full. This was not recorded.</source>
      <translation>Levy on täynnä. Tätä ei kirjattu.</translation>
    </message>
    <message>
      <source>The disk is full: no new sale can be recorded. Nothing is lost.</source>
      <translation>Levy on täynnä: uutta ostosta ei voi kirjata. Mitään ei ole kadonnut.</translation>
    </message>
    <message>
      <source>The disk refused to read or write. This was not recorded.</source>
      <translation>Levy ei suostunut lukemaan tai kirjoittamaan. Tätä ei kirjattu.</translation>
    </message>
    <message>
      <source>The file with the till's keys cannot be read.</source>
      <translation>Kassan avaimet sisältävää tiedostoa ei voi lukea.</translation>
    </message>
    <message>
      <source>The file with the till's keys is damaged. The records of this till are safe.</source>
      <translation>Kassan avaimet sisältävä tiedosto on vioittunut. Tämän kassan tiedot ovat tallessa.</translation>
    </message>
    <message>
      <source>The file with the till's keys is gone. The records of this till are safe.</source>
      <translation>Kassan avaimet sisältävä tiedosto on kadonnut. Tämän kassan tiedot ovat tallessa.</translation>
    </message>
    <message>
      <source>The file with the till's keys was written by a newer version of this program.</source>
      <translation>Kassan avaimet sisältävän tiedoston on kirjoittanut tämän ohjelman uudempi versio.</translation>
    </message>
    <message>
      <source>The key in the keyring does not open the till's file.</source>
      <translation>Avainnipun avain ei avaa kassan tiedostoa.</translation>
    </message>
    <message>
      <source>The old records could not be moved.</source>
      <translation>Vanhoja tietueita ei voitu siirtää.</translation>
    </message>
    <message>
      <source>The till could not tell whether this was written.</source>
      <translation>Kassa ei tiennyt, kirjoitettiinko tämä.</translation>
    </message>
    <message>
      <source>The till is closing.</source>
      <translation>Kassa sulkeutuu.</translation>
    </message>
    <message>
      <source>The till's file cannot be written.</source>
      <translation>Kassan tiedostoon ei voi kirjoittaa.</translation>
    </message>
    <message>
      <source>The till's file could not be made ready for this version.</source>
      <translation>Kassan tiedostoa ei saatu valmiiksi tätä versiota varten.</translation>
    </message>
    <message>
      <source>The till's file had trouble.</source>
      <translation>Kassan tiedostossa oli häiriö.</translation>
    </message>
    <message>
      <source>The till's file is damaged.</source>
      <translation>Kassan tiedosto on vaurioitunut.</translation>
    </message>
    <message>
      <source>The till's file is gone.</source>
      <translation>Kassan tiedosto on kadonnut.</translation>
    </message>
    <message>
      <source>The till's file was damaged and is mended. No record is lost.</source>
      <translation>Kassan tiedosto oli vaurioitunut ja on korjattu. Yhtään kirjausta ei kadonnut.</translation>
    </message>
    <message>
      <source>The till's file was damaged and is mended. Some records may be missing.</source>
      <translation>Kassan tiedosto oli vaurioitunut ja on korjattu. Kirjauksia saattaa puuttua.</translation>
    </message>
    <message>
      <source>The till's file was damaged, and some records could not be saved.</source>
      <translation>Kassan tiedosto oli vaurioitunut, eikä kaikkia kirjauksia saatu pelastettua.</translation>
    </message>
    <message>
      <source>The till's file was written by a newer version of this program.</source>
      <translation>Kassan tiedosto on ohjelman uudemman version kirjoittama.</translation>
    </message>
    <message>
      <source>The till's key in the keyring is damaged. The records of this till are safe.</source>
      <translation>Avainnipussa oleva kassan avain on vioittunut. Kassan tietueet ovat turvassa.</translation>
    </message>
    <message>
      <source>The till's key is not in this computer's keyring. The records of this till are safe.</source>
      <translation>Kassan avainta ei ole tämän tietokoneen avainnipussa. Kassan tietueet ovat turvassa.</translation>
    </message>
    <message>
      <source>The till's keys could not be kept: the file was not written.</source>
      <translation>Kassan avaimia ei voitu säilyttää: tiedostoa ei kirjoitettu.</translation>
    </message>
    <message>
      <source>The till's keys did not read back from the new place.</source>
      <translation>Kassan avaimia ei saatu luettua uudesta paikasta.</translation>
    </message>
    <message>
      <source>The till's settings cannot be read.</source>
      <translation>Kassan asetuksia ei voi lukea.</translation>
    </message>
    <message>
      <source>The till's settings could not be written.</source>
      <translation>Kassan asetuksia ei voitu kirjoittaa.</translation>
    </message>
    <message>
      <source>The two passphrases are not the same.</source>
      <translation>Tunnuslauseet eivät ole samat.</translation>
    </message>
    <message>
      <source>There are records here whose key is lost and was never left with the backend.</source>
      <translation>Täällä on tietueita, joiden avain on kadonnut eikä sitä ole jätetty taustajärjestelmään.</translation>
    </message>
    <message>
      <source>These records can be opened.</source>
      <translation>Nämä tietueet voi avata.</translation>
    </message>
    <message>
      <source>They are where they were. Tell IT.</source>
      <translation>Ne ovat siellä missä olivat. Kerro IT-tuelle.</translation>
    </message>
    <message>
      <source>This cannot be recorded as it is.</source>
      <translation>Tätä ei voi kirjata tällaisenaan.</translation>
    </message>
    <message>
      <source>This code was another till's. Nothing was changed here.</source>
      <translation>Tämä koodi oli toisen kassan. Täällä ei muutettu mitään.</translation>
    </message>
    <message>
      <source>This computer has no keyring to keep the till's key in.</source>
      <translation>Tässä tietokoneessa ei ole avainnippua kassan avaimelle.</translation>
    </message>
    <message>
      <source>This computer has too little memory free to open the till's keys.</source>
      <translation>Tietokoneessa on liian vähän vapaata muistia kassan avainten avaamiseen.</translation>
    </message>
    <message>
      <source>This computer is set up with a keyring that would not keep the till's key secret.</source>
      <translation>Tälle tietokoneelle on määritetty avainnippu, joka ei pitäisi kassan avainta salassa.</translation>
    </message>
    <message>
      <source>This is not the passphrase.</source>
      <translation>Tämä ei ole oikea tunnuslause.</translation>
    </message>
    <message>
      <source>This passphrase is too long, or has signs that no keyboard shows.</source>
      <translation>Tämä tunnuslause on liian pitkä tai siinä on merkkejä, joita näppäimistöllä ei ole.</translation>
    </message>
    <message>
      <source>This passphrase is too short.</source>
      <translation>Tämä tunnuslause on liian lyhyt.</translation>
    </message>
    <message>
      <source>This passphrase repeats a few characters only.</source>
      <translation>Tässä tunnuslauseessa toistuu vain muutama merkki.</translation>
    </message>
    <message>
      <source>This till is already open in another window.</source>
      <translation>Tämä kassa on jo auki toisessa ikkunassa.</translation>
    </message>
    <message>
      <source>This till's keys are in the computer's keyring; there is no passphrase.</source>
      <translation>Tämän kassan avaimet ovat tietokoneen avainnipussa; tunnuslausetta ei ole.</translation>
    </message>
    <message>
      <source>This till's keys are kept under a manager's passphrase.</source>
      <translation>Tämän kassan avaimet ovat esimiehen tunnuslauseen takana.</translation>
    </message>
    <message>
      <source>Too many wrong passphrases.</source>
      <translation>Liian monta väärää tunnuslausetta.</translation>
    </message>
    <message>
      <source>Try again; if it stays, ask IT. What was recorded before is safe.</source>
      <translation>Yritä uudelleen; jos ei auta, kysy IT-tuesta. Aiemmin kirjattu on tallessa.</translation>
    </message>
    <message>
      <source>Try again; it is recorded only once.</source>
      <translation>Yritä uudelleen; se kirjataan vain kerran.</translation>
    </message>
    <message>
      <source>Type it by hand, at most 256 characters.</source>
      <translation>Kirjoita se käsin, enintään 256 merkkiä.</translation>
    </message>
    <message>
      <source>Type the new passphrase twice.</source>
      <translation>Kirjoita uusi tunnuslause kahdesti.</translation>
    </message>
    <message>
      <source>Unlock it with the password of this computer's user, then try again.</source>
      <translation>Avaa se tämän tietokoneen käyttäjän salasanalla ja yritä uudelleen.</translation>
    </message>
    <message>
      <source>Use that window, or close it and try again.</source>
      <translation>Käytä sitä ikkunaa tai sulje se ja yritä uudelleen.</translation>
    </message>
    <message>
      <source>Wait, then type it again. Each further wrong one makes the wait longer.</source>
      <translation>Odota ja kirjoita se sitten uudelleen. Jokainen väärä pidentää odotusta.</translation>
    </message>
  </context>
  <context>
    <name>Tills</name>
    <message>
      <source>Another computer is this till now. It stops being so.</source>
      <translation>Toinen tietokone on nyt tämä kassa. Se lakkaa olemasta.</translation>
    </message>
    <message>
      <source>Asking the backend …</source>
      <translation>Kysytään taustajärjestelmältä …</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Takaisin</translation>
    </message>
    <message>
      <source>Choose a till</source>
      <translation>Valitse kassa</translation>
    </message>
    <message>
      <source>Choose in the list which till it is to be.</source>
      <translation>Valitse luettelosta, mikä kassa siitä tulee.</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>Suljettu</translation>
    </message>
    <message>
      <source>Colleague's number</source>
      <translation>Kollegan numero</translation>
    </message>
    <message>
      <source>Compare the letters with the till's screen.</source>
      <translation>Vertaa kirjaimia kassan näyttöön.</translation>
    </message>
    <message>
      <source>It forgets its cards and locks itself. Its records stay for whoever is let in again.</source>
      <translation>Se unohtaa korttinsa ja lukitsee itsensä. Sen tietueet odottavat, kunnes kassa hyväksytään uudelleen.</translation>
    </message>
    <message>
      <source>It is let in.</source>
      <translation>Kassa on hyväksytty.</translation>
    </message>
    <message>
      <source>It is revoked.</source>
      <translation>Kassa on suljettu pois.</translation>
    </message>
    <message>
      <source>It says that it was this till before, and brings its records along.</source>
      <translation>Se sanoo olleensa tämä kassa jo aiemmin ja tuo tietueensa mukanaan.</translation>
    </message>
    <message>
      <source>It was turned away.</source>
      <translation>Kassaa ei hyväksytty.</translation>
    </message>
    <message>
      <source>Its records come back when it is let in again.</source>
      <translation>Sen tietueet palaavat, kun se hyväksytään uudelleen.</translation>
    </message>
    <message>
      <source>Let a till in</source>
      <translation>Hyväksy kassa</translation>
    </message>
    <message>
      <source>Let it in</source>
      <translation>Hyväksy</translation>
    </message>
    <message>
      <source>Let it in as {till}</source>
      <translation>Hyväksy: {till}</translation>
    </message>
    <message>
      <source>Let it in as {till}?</source>
      <translation>Hyväksytäänkö: {till}?</translation>
    </message>
    <message>
      <source>Look it up</source>
      <translation>Hae</translation>
    </message>
    <message>
      <source>No computer is this till.</source>
      <translation>Mikään tietokone ei ole tämä kassa.</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Ei nyt</translation>
    </message>
    <message>
      <source>One moment …</source>
      <translation>Hetkinen …</translation>
    </message>
    <message>
      <source>Program version {version}, asked {time}.</source>
      <translation>Ohjelman versio {version}, pyydetty {time}.</translation>
    </message>
    <message>
      <source>Replaced</source>
      <translation>Vaihdettu</translation>
    </message>
    <message>
      <source>Revoke it</source>
      <translation>Sulje pois</translation>
    </message>
    <message>
      <source>Revoke this till</source>
      <translation>Sulje tämä kassa pois</translation>
    </message>
    <message>
      <source>Revoke {till}?</source>
      <translation>Suljetaanko pois: {till}?</translation>
    </message>
    <message>
      <source>Revoked: it is locked as soon as it reaches the backend.</source>
      <translation>Suljettu pois: kassa lukittuu, kun se saa yhteyden taustajärjestelmään.</translation>
    </message>
    <message>
      <source>Stolen</source>
      <translation>Varastettu</translation>
    </message>
    <message>
      <source>Ten wrong PINs locked the number. Be sure who stands before you.</source>
      <translation>Kymmenen väärää PIN-koodia lukitsi numeron. Varmista, kuka edessäsi on.</translation>
    </message>
    <message>
      <source>The backend is away: at other tills the number stays locked.</source>
      <translation>Taustajärjestelmä ei vastaa: muilla kassoilla numero pysyy lukittuna.</translation>
    </message>
    <message>
      <source>The colleague may try again at this till.</source>
      <translation>Kollega voi yrittää uudelleen tällä kassalla.</translation>
    </message>
    <message>
      <source>The colleague may try again, at every till.</source>
      <translation>Kollega voi yrittää uudelleen kaikilla kassoilla.</translation>
    </message>
    <message>
      <source>The new till shows eight letters. Scan its code, or type the letters here.</source>
      <translation>Uusi kassa näyttää kahdeksan kirjainta. Lue sen koodi tai näppäile kirjaimet tähän.</translation>
    </message>
    <message>
      <source>The till goes on by itself within seconds.</source>
      <translation>Kassa jatkaa itsestään sekuntien kuluessa.</translation>
    </message>
    <message>
      <source>The till locks itself as soon as it reaches the backend.</source>
      <translation>Kassa lukitsee itsensä, kun se saa yhteyden taustajärjestelmään.</translation>
    </message>
    <message>
      <source>This is not your PIN.</source>
      <translation>Tämä ei ole PIN-koodisi.</translation>
    </message>
    <message>
      <source>This till wants to be let in</source>
      <translation>Tämä kassa pyytää hyväksyntää</translation>
    </message>
    <message>
      <source>Tills</source>
      <translation>Kassat</translation>
    </message>
    <message>
      <source>Turn it away</source>
      <translation>Älä hyväksy</translation>
    </message>
    <message>
      <source>Type it again.</source>
      <translation>Näppäile se uudelleen.</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>Avaa lukitus</translation>
    </message>
    <message>
      <source>Unlock a colleague</source>
      <translation>Avaa kollegan lukitus</translation>
    </message>
    <message>
      <source>Your PIN</source>
      <translation>Oma PIN</translation>
    </message>
    <message>
      <source>Your own PIN says that you mean it.</source>
      <translation>Oma PIN-koodisi vahvistaa asian.</translation>
    </message>
    <message>
      <source>enrolled, not heard of yet</source>
      <translation>rekisteröity, ei vielä yhteyttä</translation>
    </message>
    <message>
      <source>last contact {time}</source>
      <translation>viimeinen yhteys {time}</translation>
    </message>
    <message>
      <source>not enrolled</source>
      <translation>ei rekisteröity</translation>
    </message>
    <message>
      <source>revoked</source>
      <translation>suljettu pois</translation>
    </message>
  </context>
  <context>
    <name>Transport</name>
    <message>
      <source>A pin is sha256/ and 44 signs; copy it whole.</source>
      <translation>Tunniste on sha256/ ja 44 merkkiä; kopioi se kokonaan.</translation>
    </message>
    <message>
      <source>Ask IT whether the key was changed. If not, somebody stands between till and backend.</source>
      <translation>Kysy IT-tuelta, onko avain vaihdettu. Jos ei, joku on kassan ja taustajärjestelmän välissä.</translation>
    </message>
    <message>
      <source>Ask IT. Did nobody change anything, somebody may read along on this network.</source>
      <translation>Kysy IT-tuelta. Jos kukaan ei ole muuttanut mitään, joku voi lukea tämän verkon liikennettä.</translation>
    </message>
    <message>
      <source>At this address nobody speaks TLS.</source>
      <translation>Tässä osoitteessa kukaan ei käytä TLS:ää.</translation>
    </message>
    <message>
      <source>By this computer's clock the backend's certificate is not valid yet.</source>
      <translation>Tämän tietokoneen kellon mukaan taustajärjestelmän varmenne ei ole vielä voimassa.</translation>
    </message>
    <message>
      <source>By this computer's clock the backend's certificate is over.</source>
      <translation>Tämän tietokoneen kellon mukaan taustajärjestelmän varmenne on vanhentunut.</translation>
    </message>
    <message>
      <source>Check date and time here first. Are they right, IT has to have the certificate renewed.</source>
      <translation>Tarkista ensin tämän koneen päiväys ja kellonaika. Jos ne ovat oikein, IT-tuen on uusittava varmenne.</translation>
    </message>
    <message>
      <source>Check date and time here first. Are they right, tell IT.</source>
      <translation>Tarkista ensin tämän koneen päiväys ja kellonaika. Jos ne ovat oikein, kerro IT-tuelle.</translation>
    </message>
    <message>
      <source>Check the address and its port with IT.</source>
      <translation>Tarkista osoite ja portti IT-tuen kanssa.</translation>
    </message>
    <message>
      <source>Choose a file that this user may read.</source>
      <translation>Valitse tiedosto, jonka tämä käyttäjä saa lukea.</translation>
    </message>
    <message>
      <source>Choose a file with certificates alone.</source>
      <translation>Valitse tiedosto, jossa on vain varmenteita.</translation>
    </message>
    <message>
      <source>Choose a file with one of the two.</source>
      <translation>Valitse tiedosto, jossa on jompikumpi.</translation>
    </message>
    <message>
      <source>Choose the file that IT gave you; PEM and DER are understood.</source>
      <translation>Valitse tiedosto, jonka IT-tuki antoi; PEM ja DER käyvät.</translation>
    </message>
    <message>
      <source>Compare the address with the one that IT gave you.</source>
      <translation>Vertaa osoitetta siihen, jonka IT-tuki antoi.</translation>
    </message>
    <message>
      <source>Give two different ones: the key in use, and one that is kept elsewhere.</source>
      <translation>Anna kaksi eri tunnistetta: käytössä oleva avain ja toinen, joka säilytetään muualla.</translation>
    </message>
    <message>
      <source>Go on; the till tries again by itself. If it stays, IT looks at firewalls in between.</source>
      <translation>Jatka; kassa yrittää itse uudelleen. Jos vika jää, IT-tuki tarkistaa välissä olevat palomuurit.</translation>
    </message>
    <message>
      <source>IT checks whether the backend sends its whole chain, and whether this till knows its authority.</source>
      <translation>IT-tuki tarkistaa kaksi asiaa: lähettääkö taustajärjestelmä koko varmenneketjunsa, ja onko tälle kassalle kerrottu varmentaja.</translation>
    </message>
    <message>
      <source>IT has to allow modern ciphers at the backend.</source>
      <translation>IT-tuen on sallittava nykyaikaiset salaukset taustajärjestelmässä.</translation>
    </message>
    <message>
      <source>IT has to give this till the file of the backend's authority.</source>
      <translation>IT-tuen on annettava tälle kassalle taustajärjestelmän varmentajan tiedosto.</translation>
    </message>
    <message>
      <source>IT has to have it made anew.</source>
      <translation>IT-tuen on teetettävä se uudelleen.</translation>
    </message>
    <message>
      <source>IT has to switch on TLS 1.2 or 1.3 there.</source>
      <translation>IT-tuen on otettava siellä käyttöön TLS 1.2 tai 1.3.</translation>
    </message>
    <message>
      <source>Leave out those of keys that nobody uses any more.</source>
      <translation>Jätä pois niiden avainten tunnisteet, joita kukaan ei enää käytä.</translation>
    </message>
    <message>
      <source>One pin alone would lock the till out when its key is lost.</source>
      <translation>Yksi ainoa tunniste sulkisi kassan ulos, kun sen avain katoaa.</translation>
    </message>
    <message>
      <source>Set date and time; the till goes online again by itself.</source>
      <translation>Aseta päiväys ja kellonaika; kassa palaa verkkoon itsestään.</translation>
    </message>
    <message>
      <source>The backend has another key than this till was told of.</source>
      <translation>Taustajärjestelmällä on toinen avain kuin tälle kassalle on kerrottu.</translation>
    </message>
    <message>
      <source>The backend speaks only an old, unsafe TLS.</source>
      <translation>Taustajärjestelmä käyttää vain vanhaa, turvatonta TLS:ää.</translation>
    </message>
    <message>
      <source>The backend's certificate comes from an authority that this till does not trust.</source>
      <translation>Taustajärjestelmän varmenne on varmentajalta, johon tämä kassa ei luota.</translation>
    </message>
    <message>
      <source>The backend's certificate has a key or a signature that is too weak.</source>
      <translation>Taustajärjestelmän varmenteen avain tai allekirjoitus on liian heikko.</translation>
    </message>
    <message>
      <source>The backend's certificate is signed by nobody but itself.</source>
      <translation>Taustajärjestelmän varmenteen on allekirjoittanut vain se itse.</translation>
    </message>
    <message>
      <source>The backend's certificate was made for another address.</source>
      <translation>Taustajärjestelmän varmenne on tehty toiselle osoitteelle.</translation>
    </message>
    <message>
      <source>The connection stood still while it was being secured.</source>
      <translation>Yhteys pysähtyi, kun sitä suojattiin.</translation>
    </message>
    <message>
      <source>The connection was cut while it was being secured.</source>
      <translation>Yhteys katkesi, kun sitä suojattiin.</translation>
    </message>
    <message>
      <source>The file of the authorities cannot be read.</source>
      <translation>Varmentajien tiedostoa ei voi lukea.</translation>
    </message>
    <message>
      <source>These are more pins than a till keeps.</source>
      <translation>Tunnisteita on enemmän kuin kassa säilyttää.</translation>
    </message>
    <message>
      <source>This address is not secure, so there is no certificate to check.</source>
      <translation>Tämä osoite ei ole suojattu, joten varmennetta ei voi tarkistaa.</translation>
    </message>
    <message>
      <source>This computer's clock is ahead, so the backend's certificate looks expired.</source>
      <translation>Tämän tietokoneen kello edistää, joten taustajärjestelmän varmenne näyttää vanhentuneelta.</translation>
    </message>
    <message>
      <source>This computer's clock is behind, so the backend's certificate looks too new.</source>
      <translation>Tämän tietokoneen kello jätättää, joten taustajärjestelmän varmenne näyttää liian uudelta.</translation>
    </message>
    <message>
      <source>This file has a private key, which belongs on no till.</source>
      <translation>Tiedostossa on yksityinen avain, joka ei kuulu mihinkään kassaan.</translation>
    </message>
    <message>
      <source>This file has no certificate and no public key, or cannot be read.</source>
      <translation>Tiedostossa ei ole varmennetta eikä julkista avainta, tai sitä ei voi lukea.</translation>
    </message>
    <message>
      <source>This is not a file of certificates.</source>
      <translation>Tämä ei ole varmennetiedosto.</translation>
    </message>
    <message>
      <source>This is not the pin of a key.</source>
      <translation>Tämä ei ole avaimen tunniste.</translation>
    </message>
    <message>
      <source>This till and the backend have no encryption in common.</source>
      <translation>Tällä kassalla ja taustajärjestelmällä ei ole yhteistä salausta.</translation>
    </message>
    <message>
      <source>Try again; if it stays, IT looks at firewalls in between.</source>
      <translation>Yritä uudelleen; jos vika jää, IT-tuki tarkistaa välissä olevat palomuurit.</translation>
    </message>
    <message>
      <source>Use an address that begins with https://</source>
      <translation>Käytä osoitetta, joka alkaa https://</translation>
    </message>
    <message>
      <source>Who issued the backend's certificate is not known here.</source>
      <translation>Taustajärjestelmän varmenteen myöntäjää ei tunneta täällä.</translation>
    </message>
  </context>
  <context>
    <name>Verdict</name>
    <message>
      <source>Card no longer valid</source>
      <translation>Kortti ei ole enää voimassa</translation>
    </message>
    <message>
      <source>Card price</source>
      <translation>Kanta-asiakashinta</translation>
    </message>
    <message>
      <source>Got benefits</source>
      <translation>Sai etuja</translation>
    </message>
    <message>
      <source>Kindly show the customer to the info desk.</source>
      <translation>Ohjaa asiakas ystävällisesti infopisteeseen.</translation>
    </message>
    <message>
      <source>Member benefits</source>
      <translation>Kanta-asiakasedut</translation>
    </message>
    <message>
      <source>Member, no benefit now</source>
      <translation>Kanta-asiakas, ei etua nyt</translation>
    </message>
    <message>
      <source>No connection; the card is checked later.</source>
      <translation>Ei yhteyttä; kortti tarkistetaan myöhemmin.</translation>
    </message>
    <message>
      <source>Not a member card</source>
      <translation>Ei ole kanta-asiakaskortti</translation>
    </message>
    <message>
      <source>Not a member here</source>
      <translation>Ei kanta-asiakas täällä</translation>
    </message>
    <message>
      <source>Not checked</source>
      <translation>Ei tarkistettu</translation>
    </message>
    <message>
      <source>Not checked: card price</source>
      <translation>Ei tarkistettu: kanta-asiakashinta</translation>
    </message>
    <message>
      <source>Record the purchase as usual.</source>
      <translation>Kirjaa ostos tavalliseen tapaan.</translation>
    </message>
    <message>
      <source>Scan the customer card.</source>
      <translation>Lue asiakaskortti.</translation>
    </message>
    <message>
      <source>Source: backend</source>
      <translation>Lähde: taustajärjestelmä</translation>
    </message>
    <message>
      <source>Source: backend, {age}</source>
      <translation>Lähde: taustajärjestelmä, {age}</translation>
    </message>
    <message>
      <source>Source: this till's list of {time} ({age} old)</source>
      <translation>Lähde: kassan luettelo klo {time} ({age} vanha)</translation>
    </message>
    <message>
      <source>Source: this till's list, just fetched</source>
      <translation>Lähde: kassan luettelo, juuri haettu</translation>
    </message>
    <message>
      <source>Source: this till; it has no list of cards yet</source>
      <translation>Lähde: tämä kassa; korttiluetteloa ei vielä ole</translation>
    </message>
    <message>
      <source>Source: this till; nobody was asked</source>
      <translation>Lähde: tämä kassa; keneltäkään ei kysytty</translation>
    </message>
    <message>
      <source>The benefits below apply.</source>
      <translation>Asiakas saa alla olevat edut.</translation>
    </message>
  </context>
</TS>
