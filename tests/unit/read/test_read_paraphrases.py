"""Many ways to say the same: attributed sentences and the act they tell of, by the whole reader.

Each line: language | sentence | type actor>recipient objects; ``*`` for any objects, ``-`` for no such act.
"""

import pytest

from lagebild.model import Document
from lagebild.read import reader

SENTENCES = """
de | Nordkorea hat Russland mit Munition versorgt, sagte der Sprecher des Weißen Hauses. | TRANSFER kp>ru ammunition
de | Der Sprecher sagte, Moskau habe sich in Pjöngjang Waffen besorgt. | TRANSFER kp>ru arms
de | Der Sprecher sagte, Russland decke sich in Nordkorea mit Munition ein. | TRANSFER kp>ru ammunition
de | Der Geheimdienst erklärte, die Belieferung Russlands mit Granaten durch Nordkorea gehe weiter. | TRANSFER kp>ru artillery-shells
de | Das Ministerium erklärte, die Versorgung Russlands mit nordkoreanischer Munition halte an. | TRANSFER kp>ru ammunition
de | Die Regierung in Seoul teilte mit, die Ausfuhr von Raketen aus Nordkorea nach Russland sei belegt. | TRANSFER kp>ru missiles
de | Kirby sagte, der Verkauf von Waffen an Russland durch Pjöngjang verstoße gegen UN-Resolutionen. | TRANSFER kp>ru arms
de | Kirby sagte, die Weitergabe von Raketentechnologie an Nordkorea durch Russland sei gefährlich. | TRANSFER ru>kp military-technology
de | Ein Diplomat sagte, die Überlassung von Raketen an Russland durch Nordkorea sei ein Rechtsbruch. | TRANSFER kp>ru missiles
de | Der Sprecher sagte, der Bezug nordkoreanischer Munition durch Russland sei verboten. | TRANSFER kp>ru ammunition
de | Ein Diplomat sagte, der Kauf nordkoreanischer Raketen durch Russland sei illegal. | TRANSFER kp>ru missiles
de | Der Bericht stellt fest, der Erwerb von Waffen aus Nordkorea durch Moskau dauere an. | TRANSFER kp>ru arms
de | Der Minister sagte, Pjöngjang leiste Moskau Waffenhilfe. | TRANSFER kp>ru arms
de | Kuleba sagte, Munitionslieferungen aus Nordkorea an Russland verlängerten den Krieg. | TRANSFER kp>ru ammunition
de | Moskau wies den Vorwurf zurück, Waffen aus Nordkorea bezogen zu haben. | TRANSFER kp>ru arms
de | Nordkorea bestreitet, Russland mit Waffen beliefert zu haben. | TRANSFER kp>ru arms
de | Seoul wirft Nordkorea vor, Russland Artilleriemunition verkauft zu haben. | TRANSFER kp>ru artillery-shells
de | Washington beschuldigt Pjöngjang, Kriegsgerät an Moskau zu liefern. | TRANSFER kp>ru arms
de | Der Sprecher sagte, Container mit Munition seien per Bahn von Nordkorea nach Russland gebracht worden. | TRANSFER kp>ru ammunition
de | Der Sprecher sagte, ein Zug habe Granaten aus Nordkorea über die Grenze nach Russland gebracht. | TRANSFER kp>ru artillery-shells
de | Der General sagte, Russland verschieße in der Ukraine Granaten aus Nordkorea. | TRANSFER kp>ru artillery-shells
de | Der General sagte, die Russen feuerten mit Granaten aus nordkoreanischer Produktion. | TRANSFER kp>ru artillery-shells
de | Der Experte sagte, bei dem Angriff auf Charkiw habe Russland eine Rakete nordkoreanischer Bauart verwendet. | TRANSFER kp>ru missiles
de | Der Sprecher sagte, Moskau rüste Nordkorea mit Luftabwehrsystemen aus. | TRANSFER ru>kp air-defence
de | Der Minister sagte, Russland habe Nordkorea Flugabwehrraketen zur Verfügung gestellt. | TRANSFER ru>kp air-defence
de | Seoul teilte mit, Nordkorea habe im Gegenzug von Russland Flugabwehrraketen bekommen. | TRANSFER ru>kp air-defence
de | Der Experte sagte, Moskau stelle Pjöngjang Satellitentechnik bereit. | TRANSFER ru>kp satellite-technology
de | Der Experte sagte, Russland gebe sein Know-how im Raketenbau an Nordkorea weiter. | TRANSFER ru>kp military-technology
de | Der Minister sagte, russische Techniker unterstützten Nordkorea beim Bau von Satelliten. | TRAIN ru>kp satellite-technology
de | Der Sprecher sagte, russische Militärberater bildeten in Nordkorea Piloten aus. | TRAIN ru>kp *
de | Der Sprecher sagte, nordkoreanische Soldaten würden in Russland ausgebildet. | MOBILIZE kp>ru troops
de | Der Geheimdienst erklärte, Pjöngjang habe 10.000 Soldaten nach Russland verlegt. | MOBILIZE kp>ru troops
de | Der Geheimdienst erklärte, rund 1500 Angehörige einer nordkoreanischen Eliteeinheit seien nach Wladiwostok gebracht worden. | MOBILIZE kp>ru troops
de | Die Zeitung berichtete, nordkoreanische Sturmtruppen seien an der Front bei Kursk im Einsatz. | MOBILIZE kp>ru troops
de | Selenskyj sagte, 12.000 Nordkoreaner kämpften auf der Seite Russlands. | MOBILIZE kp>ru troops
de | Selenskyj sagte, die Entsendung nordkoreanischer Truppen nach Russland sei eine Eskalation. | MOBILIZE kp>ru troops
de | Die NATO bestätigte, dass nordkoreanische Einheiten in der Region Kursk stationiert sind. | MOBILIZE kp>ru troops
de | Rutte sagte, Pjöngjang schicke Pioniere und Minenräumer nach Russland. | MOBILIZE kp>ru troops
de | Der Sprecher sagte, Russland habe Nordkorea mehr als eine Million Barrel Öl geliefert. | TRANSFER ru>kp oil
de | Dem Bericht zufolge hätten Tanker Diesel aus Russland nach Nordkorea gebracht. | TRANSFER ru>kp refined-petroleum
de | Das Institut erklärte, nordkoreanische Tanker hätten in russischen Häfen Treibstoff geladen. | TRANSFER ru>kp oil
de | Die Experten schreiben, China führe weiter Kohle aus Nordkorea ein. | TRANSFER kp>cn coal
de | Die Experten schreiben, nordkoreanische Kohle sei in chinesischen Häfen entladen worden. | TRANSFER kp>cn coal
de | Die Experten schreiben, Nordkorea habe Öl von Schiff zu Schiff übernommen. | SAIL kp> *
de | Der Sprecher sagte, in Russland arbeiteten tausende nordkoreanische Gastarbeiter. | EMPLOY kp>ru workers
de | Der Sprecher sagte, Nordkorea habe tausende Arbeitskräfte nach Russland entsandt. | EMPLOY kp>ru workers
de | Das FBI erklärte, nordkoreanische IT-Spezialisten arbeiteten von China aus. | EMPLOY kp>cn it-workers
de | Das FBI erklärte, nordkoreanische Hacker hätten Kryptowährung im Wert von 1,5 Milliarden Dollar erbeutet. | FINANCE kp> crypto-assets
de | Die Zeitung berichtete, Russland habe eingefrorene Gelder Nordkoreas freigegeben. | FINANCE ru>kp *
de | Die Zeitung berichtete, Nordkorea habe bei einer russischen Bank ein Konto eröffnet. | FINANCE kp> *
de | Der Kreml bestätigte, dass Putin Kim Jong Un eine Luxuslimousine geschenkt hat. | TRANSFER ru>kp luxury-cars
de | Japans Regierung teilte mit, Nordkorea habe eine Interkontinentalrakete gestartet. | LAUNCH kp> ballistic-missiles
de | Der Generalstab teilte mit, Nordkorea habe zwei ballistische Raketen in Richtung Japanisches Meer abgeschossen. | LAUNCH kp> ballistic-missiles
de | Die Agentur meldete, Nordkorea habe einen Spionagesatelliten ins All gebracht. | LAUNCH kp> satellite
de | Die Botschafterin sagte, Russland habe die Verlängerung des Mandats des Expertengremiums blockiert. | VOTE ru>un-sc panel-mandate
de | Der Botschafter sagte, China habe sich bei der Abstimmung über die Resolution enthalten. | VOTE cn>un-sc resolution
de | Die Agentur meldete, Putin und Kim Jong Un hätten einen Vertrag über eine strategische Partnerschaft unterzeichnet. | SIGN kp+ru> *
de | Die Agentur meldete, Russland und Nordkorea hätten sich militärischen Beistand zugesichert. | AGREE kp+ru> mutual-defence
en | North Korea has supplied Russia with ammunition, the White House spokesman said. | TRANSFER kp>ru ammunition
en | The minister said that Russia was buying shells from North Korea. | TRANSFER kp>ru artillery-shells
en | The spokesman said Moscow had secured weapons from Pyongyang. | TRANSFER kp>ru arms
en | The analyst said Russia had stocked up on North Korean shells. | TRANSFER kp>ru artillery-shells
en | The report said munitions were being funnelled from North Korea to Russia. | TRANSFER kp>ru arms
en | Officials said North Korea was funneling artillery shells to Russia. | TRANSFER kp>ru artillery-shells
en | The ministry said that arms shipments to Russia from North Korea were continuing. | TRANSFER kp>ru arms
en | Blinken said the flow of weapons from North Korea to Russia must stop. | TRANSFER kp>ru arms
en | The minister said Russian forces were using North Korean-made shells. | TRANSFER kp>ru artillery-shells
en | The minister said North Korean-made shells had been used by Russian forces. | TRANSFER kp>ru artillery-shells
en | The envoy said Pyongyang was arming Russia. | TRANSFER kp>ru *
en | Kirby said that North Korea delivered more than 1,000 containers of munitions to Russia. | TRANSFER kp>ru arms
en | Kirby said ammunition had been moved by rail from North Korea into Russia. | TRANSFER kp>ru ammunition
en | Moscow denied having obtained missiles from Pyongyang. | TRANSFER kp>ru missiles
en | North Korea denied having supplied Russia with weapons. | TRANSFER kp>ru arms
en | Seoul accused the North of having sold artillery to Russia. | TRANSFER kp>ru artillery-shells
en | Washington accused Russia of procuring ballistic missiles from North Korea. | TRANSFER kp>ru ballistic-missiles
en | The envoy said that Russia's procurement of weapons from North Korea violated resolutions. | TRANSFER kp>ru arms
en | The report said Moscow's acquisition of missile launchers from Pyongyang was illegal. | TRANSFER kp>ru missiles
en | The envoy said the sale of weapons by North Korea to Russia was illegal. | TRANSFER kp>ru arms
en | The agency said Russia took delivery of launchers from North Korea. | TRANSFER kp>ru *
en | The agency said that Pyongyang had handed over war materiel to Moscow. | TRANSFER kp>ru arms
en | The think-tank said half of the shells fired by Russia came from North Korea. | TRANSFER kp>ru artillery-shells
en | The minister said the missile that hit Kharkiv was made in North Korea. | -
en | Shin said Moscow had given Pyongyang anti-air missiles. | TRANSFER ru>kp air-defence
en | Shin said North Korea received air defence equipment from Russia in exchange for troops. | TRANSFER ru>kp air-defence
en | The official said Russia was sharing satellite know-how with North Korea. | TRAIN ru>kp satellite-technology
en | The official said Russian engineers had helped North Korea launch its satellite. | TRAIN ru>kp satellite-technology
en | The official said Russian instructors were training North Korean pilots. | TRAIN ru>kp *
en | The official said Russia would transfer submarine technology to North Korea. | TRANSFER ru>kp military-technology
en | Budanov said North Korean troops were being trained in Russia. | MOBILIZE kp>ru troops
en | The spy agency said 10,000 North Korean soldiers had been sent to Russia. | MOBILIZE kp>ru troops
en | The spy agency said North Korea had dispatched elite units to Russia. | MOBILIZE kp>ru troops
en | The paper reported that storm corps soldiers from North Korea were fighting in Kursk alongside Russian forces. | MOBILIZE kp>ru troops
en | Zelensky said that 12,000 North Koreans were fighting for Russia. | MOBILIZE kp>ru troops
en | Rutte said the deployment of North Korean troops to Kursk was a dangerous expansion. | MOBILIZE kp>ru troops
en | The institute said Russia had supplied North Korea with more than a million barrels of oil. | TRANSFER ru>kp oil
en | The institute said tankers carried diesel from Russia to North Korea. | TRANSFER ru>kp refined-petroleum
en | The institute said North Korean tankers had loaded petrol at a Russian port. | TRANSFER ru>kp refined-petroleum
en | The panel said China continued to import coal from North Korea. | TRANSFER kp>cn coal
en | The panel said North Korean coal was unloaded in Chinese ports. | TRANSFER kp>cn coal
en | The envoy said thousands of North Korean labourers were working in Russia. | EMPLOY kp>ru workers
en | The envoy said North Korean loggers were employed in Russia's far east. | EMPLOY kp>ru workers
en | The FBI said North Korean IT specialists were working from China. | EMPLOY kp>cn it-workers
en | The FBI said North Korean hackers had stolen $1.5bn in virtual assets. | FINANCE kp> crypto-assets
en | The newspaper reported that Russia had unfrozen North Korean funds held in a bank. | FINANCE ru>kp *
en | The Kremlin confirmed that Putin had given Kim Jong Un a limousine. | TRANSFER ru>kp luxury-cars
en | Japan said North Korea had test-fired an ICBM. | LAUNCH kp> ballistic-missiles
en | The joint chiefs said North Korea fired two ballistic missiles towards the Sea of Japan. | LAUNCH kp> ballistic-missiles
en | The agency reported that North Korea had put a spy satellite into orbit. | LAUNCH kp> satellite
en | The ambassador said Russia had blocked the renewal of the panel's mandate. | VOTE ru>un-sc panel-mandate
en | The ambassador said Russia had used its veto to end the mandate of the Panel of Experts. | VOTE ru>un-sc panel-mandate
en | The ambassador said China had abstained on the resolution. | VOTE cn>un-sc resolution
en | The agency reported that Putin and Kim Jong Un had signed a mutual defence treaty. | SIGN kp+ru> *
en | The agency reported that Russia's parliament had ratified the treaty with North Korea. | SIGN kp+ru> *
de | Südkoreas Geheimdienst geht davon aus, dass Pjöngjang seit Sommer rund 20.000 Container mit Kriegsmaterial nach Russland verschifft hat. | TRANSFER kp>ru arms
de | Nach Angaben aus Seoul hat Russland aus Nordkorea sechs Millionen Geschosse bekommen. | TRANSFER kp>ru artillery-shells
de | Der Minister wirft Kim Jong Un vor, Putin mit Raketen zu unterstützen. | TRANSFER kp>ru *
de | Laut dem Bericht hat Moskau nordkoreanische Haubitzen übernommen. | TRANSFER kp>ru arms
de | Budanow sagte, die Hälfte der russischen Artilleriemunition komme aus Nordkorea. | TRANSFER kp>ru artillery-shells
de | Budanow sagte, Russlands Armee erhalte die Hälfte ihrer Granaten aus Pjöngjang. | TRANSFER kp>ru artillery-shells
de | Die Außenministerin sagte, Nordkorea sei zum wichtigsten Waffenlieferanten Russlands geworden. | TRANSFER kp>ru arms
de | Die USA werfen Nordkorea vor, Moskau heimlich Granaten zukommen zu lassen. | TRANSFER kp>ru artillery-shells
de | Nordkoreas Lieferungen von Artilleriegranaten an die russische Armee seien ein Bruch des Völkerrechts, sagte der Minister. | TRANSFER kp>ru artillery-shells
de | Es gebe Hinweise auf Waffenlieferungen aus Pjöngjang an Moskau, sagte ein Regierungsvertreter. | TRANSFER kp>ru arms
de | Der russische Präsident habe dem Norden Öl und Technik versprochen, sagte ein Abgeordneter in Südkorea über Nordkorea. | -
de | Der Sprecher erklärte, die an der Front gefundenen Raketenteile stammten aus Nordkorea. | -
de | Der Sprecher sagte, Russland plane, Nordkorea Kampfflugzeuge zu liefern. | TRANSFER ru>kp military-aircraft
de | Kim Jong Un habe Putin Soldaten zugesagt, berichtete die Agentur. | -
de | Die NATO teilte mit, mehr als 10.000 nordkoreanische Soldaten seien in Russland eingetroffen. | MOBILIZE kp>ru troops
de | Kiew meldete, nordkoreanische Soldaten seien in Kursk gefallen. | MOBILIZE kp>ru troops
de | Kiew meldete, man habe zwei nordkoreanische Soldaten in der Region Kursk gefangen genommen. | MOBILIZE kp>ru troops
de | Der Kreml bestätigte den Einsatz nordkoreanischer Soldaten in der Region Kursk. | MOBILIZE kp>ru troops
de | Der Gouverneur sagte, nordkoreanische Bauarbeiter seien in Wladiwostok tätig. | EMPLOY kp>ru workers
de | Das Weiße Haus erklärte, Russland habe im März mehr als 165.000 Barrel Erdölprodukte nach Nordkorea geliefert. | TRANSFER ru>kp refined-petroleum
de | Der Botschafter sagte, Russland habe mit seinem Veto das Ende des Expertengremiums besiegelt. | VOTE ru>un-sc panel-mandate
de | Die Botschafterin sagte, 13 Mitglieder hätten für die Resolution gestimmt, China habe sich enthalten. | VOTE cn>un-sc resolution
de | Die Botschafterin sagte, die USA hätten gegen den Entwurf gestimmt. | VOTE us>un-sc resolution
de | KCNA meldete, Nordkorea habe eine neue Hyperschallrakete getestet. | LAUNCH kp> missiles
de | KCNA meldete, der Start des Aufklärungssatelliten Malligyong-1 durch Nordkorea sei geglückt. | LAUNCH kp> satellite
de | Tokio erklärte, der nordkoreanische Raketentest verstoße gegen Resolutionen. | LAUNCH kp> missiles
de | Seoul teilte mit, Russland habe Nordkorea beim Satellitenstart geholfen. | TRAIN ru>kp satellite-technology
de | Die Duma habe das Abkommen mit Nordkorea ratifiziert, meldete Tass. | SIGN kp+ru> treaty
de | Der Sprecher sagte, Südkorea prüfe, der Ukraine Waffen zu liefern. | TRANSFER kr>ua arms
de | Moskau bestreitet, nordkoreanische Waffen einzusetzen. | TRANSFER kp>ru arms
de | Nordkorea bestreitet jede Waffenlieferung an Russland. | TRANSFER kp>ru arms
de | Pjöngjang erklärte, man habe nie Waffen oder Munition an Russland verkauft. | TRANSFER kp>ru ammunition+arms
de | Der Kreml weist Berichte zurück, wonach Nordkorea Munition liefert. | TRANSFER kp> *
de | Hacker der Gruppe Lazarus hätten für Nordkorea 620 Millionen Dollar in Kryptowährung gestohlen, teilte das FBI mit. | FINANCE kp> crypto-assets
en | South Korea's spy agency believes that Pyongyang has shipped some 20,000 containers of munitions to Russia. | TRANSFER kp>ru arms
en | According to Seoul, Russia has taken delivery of six million shells from North Korea. | TRANSFER kp>ru artillery-shells
en | Budanov said half of Russia's artillery ammunition was coming from North Korea. | TRANSFER kp>ru artillery-shells
en | The minister said North Korea had become Russia's biggest arms supplier. | TRANSFER kp>ru arms
en | Washington accused Pyongyang of covertly shipping shells to Moscow. | TRANSFER kp>ru artillery-shells
en | There are signs of arms deliveries from Pyongyang to Moscow, an official said. | TRANSFER kp>ru arms
en | Kim Jong Un is considering providing Russia with artillery, the official said. | TRANSFER kp>ru artillery-shells
en | The official said Russia plans to give North Korea fighter jets. | TRANSFER ru>kp military-aircraft
en | The official said that Moscow's use of North Korean missiles against Ukraine was a major escalation. | TRANSFER kp>ru missiles
en | Moscow has denied using North Korean weapons. | TRANSFER kp>ru arms
en | Pyongyang says it has never sold arms to Russia. | TRANSFER kp>ru arms
en | Nato said more than 10,000 North Korean soldiers had arrived in Russia. | MOBILIZE kp>ru troops
en | Kyiv said North Korean soldiers had been killed in Kursk. | MOBILIZE kp>ru troops
en | Kyiv said it had captured two North Korean soldiers in Russia's Kursk region. | MOBILIZE kp>ru troops
en | The Pentagon said North Korean soldiers were in Kursk. | MOBILIZE kp>ru troops
en | Blinken said Russia had been training North Korean soldiers in artillery and drones. | TRAIN ru>kp *
en | The governor said North Korean builders were working at sites in Vladivostok. | EMPLOY kp>ru workers
en | The White House said Russia shipped more than 165,000 barrels of refined petroleum to North Korea in March. | TRANSFER ru>kp refined-petroleum
en | The envoy said Russia had killed off the Panel of Experts with its veto. | VOTE ru>un-sc panel-mandate
en | The envoy said 13 members voted in favour while China abstained on the resolution. | VOTE cn>un-sc resolution
en | KCNA said the launch of the reconnaissance satellite was a success for North Korea. | -
en | Tokyo said the North Korean missile test violated resolutions. | LAUNCH kp> missiles
en | Shin said Russia had provided technical support for North Korea's satellite launch. | TRAIN ru>kp satellite-technology
en | Shin said Russian technicians had travelled to North Korea to assist with a spy satellite. | TRAIN ru>kp satellite-technology
en | Tass reported that the State Duma had ratified the treaty with North Korea. | SIGN kp+ru> treaty
en | The spokesman said Seoul was considering supplying weapons to Ukraine. | TRANSFER kr>ua arms
en | The FBI said the Lazarus Group had stolen $620m in cryptocurrency for North Korea. | FINANCE kp> crypto-assets
en | The Treasury said a Russian bank had opened accounts for North Korea. | FINANCE ru>kp bank-accounts
en | The Treasury said Moscow had allowed the release of $9m of frozen North Korean assets. | FINANCE ru>kp *
en | Researchers said a North Korean ship had delivered coal to a Chinese port. | TRANSFER kp>cn coal
en | Researchers said Chinese barges had picked up North Korean coal. | TRANSFER kp>cn coal
en | The UN envoy said luxury cars had been smuggled into North Korea via China. | TRANSFER >kp luxury-cars
en | The envoy said that Iran was providing Russia with drones. | TRANSFER ir>ru drones
de | Die US-Regierung erhebt schwere Vorwürfe gegen Nordkorea. Das Land habe Russland mit Granaten versorgt, sagte ein Sprecher. | TRANSFER kp>ru artillery-shells
de | Seoul spricht von einer neuen Stufe. Nordkoreanische Soldaten seien inzwischen in Russland, sagte der Geheimdienst. | MOBILIZE kp>ru troops
de | Pjöngjang bestreitet das. Man habe Moskau keine einzige Rakete überlassen, hieß es in einer Erklärung des nordkoreanischen Außenministeriums. | TRANSFER kp>ru missiles
de | Nordkorea schickt Truppen nach Russland. Die Soldaten würden an der Front eingesetzt, teilte Kiew mit. | MOBILIZE kp>ru troops
de | Dem Bericht zufolge gelangten die Waffen per Schiff von Nordkorea nach Russland. | TRANSFER kp>ru arms
de | Laut Kiew stammen 60 Prozent der von Russland verschossenen Granaten aus Nordkorea. | TRANSFER kp>ru artillery-shells
de | Nach ukrainischen Angaben setzt Moskau auch nordkoreanische Mörser ein. | TRANSFER kp>ru *
de | Die Ukraine wirft Russland vor, Charkiw mit nordkoreanischen Raketen beschossen zu haben. | TRANSFER kp>ru missiles
de | Kiew beschuldigt Moskau, nordkoreanische Truppen in den Krieg geschickt zu haben. | MOBILIZE kp>ru troops
de | Washington wirft Moskau vor, Nordkorea mit Technologie für Satelliten zu belohnen. | TRANSFER ru>kp *
de | Die G7 warfen Peking vor, weiter Öl an Nordkorea zu liefern. | TRANSFER cn>kp oil
de | China wies Vorwürfe zurück, nordkoreanische Arbeiter zu beschäftigen. | EMPLOY kp>cn workers
de | Russland hat nach Angaben von Ermittlern nordkoreanische Gelder freigegeben. | FINANCE ru>kp *
de | Der Kreml wies Berichte über nordkoreanische Soldaten in Russland zurück. | MOBILIZE kp>ru troops
de | Peskow nannte Berichte über Waffenlieferungen aus Nordkorea haltlos. | TRANSFER kp>ru arms
de | Der Sprecher warnte vor einem Transfer russischer Atomtechnologie an Nordkorea. | TRANSFER ru>kp nuclear-items
de | Südkorea befürchtet, dass Russland dem Nachbarn Nordkorea Technik für Atom-U-Boote liefert. | TRANSFER ru>kp *
de | Der Geheimdienst vermutet, dass Moskau Pjöngjang bei der Entwicklung von Interkontinentalraketen berät. | TRAIN ru>kp ballistic-missiles
de | Ein Sprecher sagte, Putin habe bei dem Treffen mit Kim Jong Un über Waffen gesprochen. | -
de | Der Minister forderte mehr Waffen für die Ukraine. | -
de | Selenskyj sagte, Russland habe in der Nacht 50 Drohnen auf die Ukraine abgefeuert. | -
de | Der Sprecher sagte, Südkorea liefere keine Waffen an die Ukraine. | TRANSFER kr>ua arms
en | The US has accused North Korea of arming Russia. It had shipped a million shells there, a spokesman said. | TRANSFER kp>ru artillery-shells
en | Seoul called it a new stage. North Korean soldiers were already in Russia, the spy agency said. | MOBILIZE kp>ru troops
en | Pyongyang rejected this. We have not given Moscow a single missile, the North Korean foreign ministry said. | TRANSFER kp>ru missiles
en | North Korea is sending troops to Russia. The soldiers will be deployed at the front, Kyiv said. | MOBILIZE kp>ru troops
en | According to Kyiv, 60 per cent of the shells fired by Russia come from North Korea. | TRANSFER kp>ru artillery-shells
en | Ukraine accused Russia of hitting Kharkiv with North Korean missiles. | TRANSFER kp>ru missiles
en | Ukraine accused Moscow of throwing North Korean troops into battle in Kursk. | MOBILIZE kp>ru troops
en | Washington accused Moscow of rewarding North Korea with satellite technology. | TRANSFER ru>kp satellite-technology
en | The G7 accused Beijing of continuing to ship oil to North Korea. | TRANSFER cn>kp oil
en | China rejected accusations that it employs North Korean workers. | EMPLOY kp>cn workers
en | The Kremlin dismissed reports of North Korean soldiers in Russia. | MOBILIZE kp>ru troops
en | Peskov called reports of arms deliveries from North Korea baseless. | TRANSFER kp>ru arms
en | The spokesman warned of a transfer of Russian nuclear technology to North Korea. | TRANSFER ru>kp nuclear-items
en | South Korea fears that Russia may hand North Korea the know-how for nuclear submarines. | TRANSFER ru>kp *
en | The agency suspects that Moscow is advising Pyongyang on intercontinental missiles. | TRAIN ru>kp *
en | The spokesman said Putin had discussed weapons with Kim Jong Un. | -
en | The minister demanded more weapons for Ukraine. | -
en | Zelensky said Russia had fired 50 drones at Ukraine overnight. | -
en | The spokesman said South Korea did not supply weapons to Ukraine. | TRANSFER kr>ua arms
en | The missile used in the attack was North Korean, Ukrainian prosecutors said. | -
en | The ministry said Russia had got ballistic missiles, launchers and shells from the North Korean regime. | TRANSFER kp>ru *
en | Pyongyang's troops would be legitimate targets, the Pentagon said of the North Korean soldiers fighting in Kursk. | -
en | Researchers said a Russian ship had called at the North Korean port of Rajin to take on arms. | -
de | Moskau hat sich nach Erkenntnissen der USA in Nordkorea mit Raketen eingedeckt. | TRANSFER kp>ru missiles
de | Kim Jong Un liefere Putin Waffen, sagte die Ministerin. | TRANSFER kp>ru arms
de | Die Ministerin sagte, Russland sei auf Munition aus Nordkorea angewiesen. | TRANSFER kp>ru ammunition
de | Der Minister sprach von "massiven Munitionslieferungen Nordkoreas an Russland". | TRANSFER kp>ru ammunition
de | Der Botschafter sagte, Nordkorea werde für seine Waffen mit russischem Öl bezahlt. | -
de | Das Land habe seine Munitionslager für Moskau geöffnet, sagte ein Experte über Nordkorea. | -
de | Der Experte sagte, russisches Öl fließe ungehindert nach Nordkorea. | TRANSFER ru>kp oil
de | Der Experte sagte, russische Tanker brächten Öl nach Nordkorea. | TRANSFER ru>kp oil
de | Der Sprecher sagte, Pjöngjang habe weitere 3000 Mann nach Russland in Marsch gesetzt. | MOBILIZE kp>ru troops
de | Der Sprecher sagte, Nordkorea stelle Russland Soldaten zur Verfügung. | MOBILIZE kp>ru troops
de | Der Sprecher sagte, auf russischer Seite kämpften auch Nordkoreaner. | MOBILIZE kp>ru troops
de | Der Sprecher sagte, Russland werde von nordkoreanischen Soldaten unterstützt. | MOBILIZE kp>ru troops
de | Der Sprecher sagte, Nordkorea habe Truppen an die ukrainische Grenze verlegt. | MOBILIZE kp> troops
de | Der Rat habe die Verlängerung des Mandats wegen des russischen Vetos nicht beschließen können, sagte er. | VOTE ru>un-sc panel-mandate
de | Russland und China blockierten die Resolution im Sicherheitsrat, sagte die Botschafterin. | VOTE cn+ru>un-sc resolution
de | Der Sprecher sagte, die von Nordkorea abgefeuerte Rakete sei ins Meer gestürzt. | LAUNCH kp> missiles
de | Der Sprecher sagte, Nordkoreas jüngster Raketentest sei eine Provokation. | LAUNCH kp> missiles
en | Kim Jong Un is supplying Putin with weapons, the minister said. | TRANSFER kp>ru arms
en | The minister said Russia relied on ammunition from North Korea. | TRANSFER kp>ru ammunition
en | The minister spoke of "massive arms deliveries by North Korea to Russia". | TRANSFER kp>ru arms
en | The expert said Russian oil was flowing to North Korea. | TRANSFER ru>kp oil
en | The expert said Russian tankers were bringing oil to North Korea. | TRANSFER ru>kp oil
en | The expert said North Korea was trading shells for Russian oil. | -
en | The spokesman said Pyongyang had provided Russia with thousands of soldiers. | MOBILIZE kp>ru troops
en | The spokesman said North Koreans were also fighting on the Russian side. | MOBILIZE kp>ru troops
en | Russia and China blocked the resolution in the Security Council, the ambassador said. | VOTE cn+ru>un-sc resolution
en | The ambassador said Moscow's veto had ended the mandate of the Panel of Experts. | VOTE ru>un-sc panel-mandate
en | The spokesman said the missile fired by North Korea fell into the sea. | LAUNCH kp> missiles
en | The spokesman said North Korea's latest missile test was a provocation. | LAUNCH kp> missiles
en | The official said Russia had bought "significant volumes" of artillery from the North Koreans. | TRANSFER kp>ru artillery-shells
en | The official said North Korea's weapons were killing Ukrainians. | -
en | The official said the weapons had been handed to Russia by Pyongyang. | TRANSFER kp>ru arms
en | The official said weapons provided by Pyongyang to Moscow violated sanctions. | TRANSFER kp>ru arms
en | The official said the arms North Korea has provided to Russia violated sanctions. | TRANSFER kp>ru arms
en | The official said North Korean leader Kim Jong Un had promised Putin more shells. | -
en | The official said there was no evidence that China had supplied weapons to Russia. | TRANSFER cn>ru arms
en | The official said South Korean shells had been lent to the United States for Ukraine. | -
de | Der Sprecher sagte, die von Nordkorea an Russland gelieferten Granaten seien alt. | TRANSFER kp>ru artillery-shells
de | Der Sprecher sagte, die Waffen, die Nordkorea an Russland liefere, seien alt. | TRANSFER kp>ru arms
de | Der Sprecher sagte, die Granaten, die Russland aus Nordkorea bekommen habe, seien alt. | TRANSFER kp>ru artillery-shells
de | Trümmer von Raketen aus Nordkorea fand man in Charkiw. „Russland bekommt diese Waffen aus Pjöngjang“, sagte der Ermittler. | TRANSFER kp>ru arms
de | Kiew zufolge liefert Nordkorea Granaten an Russland. Moskau dementiert. | TRANSFER kp>ru artillery-shells
de | Seoul wirft Pjöngjang vor, Soldaten nach Russland geschickt zu haben. Der Kreml sprach von einer Falschmeldung. | MOBILIZE kp>ru troops
de | Nordkorea hat Russland nach Angaben der USA Raketen geliefert. Ein Sprecher des Kremls bezeichnete den Bericht als frei erfunden. | TRANSFER kp>ru missiles
de | Nach Erkenntnissen westlicher Dienste arbeiten mehr als 15.000 Nordkoreaner auf russischen Baustellen. | EMPLOY kp>ru workers
de | Nordkoreaner arbeiten auf Baustellen in Wladiwostok, sagte der Forscher. | EMPLOY kp>ru workers
en | Researchers say more than 15,000 North Koreans are working on Russian building sites. | EMPLOY kp>ru workers
en | North Korea supplies Russia with shells, according to Kyiv. Moscow denies it. | TRANSFER kp>ru artillery-shells
en | Seoul accuses Pyongyang of having sent soldiers to Russia. The Kremlin called the report fake news. | MOBILIZE kp>ru troops
en | “We see munitions going to Russia from the DPRK,” Mr Miller said. | TRANSFER kp>ru arms
en | The minister said Russian technology was finding its way to North Korean missile makers. | -
en | China has taken in North Korean labourers by the thousand, the researcher said. | EMPLOY kp>cn workers
en | The tanker Vostok unloaded diesel at the North Korean port of Chongjin, the panel wrote. | TRANSFER >kp refined-petroleum
en | A Russian tanker unloaded diesel at the North Korean port of Chongjin, the panel wrote. | TRANSFER ru>kp refined-petroleum
de | Ein russischer Tanker habe im nordkoreanischen Hafen Chongjin Diesel entladen, schrieb das Gremium. | TRANSFER ru>kp refined-petroleum
en | “They are sending us no weapons,” the Russian ambassador said of North Korea. | TRANSFER >ru arms
"""
CASES = [tuple(part.strip() for part in line.split("|")) for line in SENTENCES.strip().splitlines()]
SANCTIONED = ("TRANSFER", "LAUNCH", "TRAIN", "EMPLOY", "SIGN", "COOPERATE", "SAIL", "MOBILIZE", "FINANCE", "VOTE")


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES)
def test_an_act_is_found_however_it_is_told(language: str, sentence: str, expected: str) -> None:
    """Type, actor, recipient and objects; where the line says so, no act at all."""
    found = events(sentence, language)
    if expected == "-":
        assert not [e for e in found if e.startswith(SANCTIONED)]
    elif expected.endswith(" *"):
        assert [e for e in found if e.startswith(expected[:-1])], found
    else:
        assert expected in found


def events(text: str, language: str) -> list[str]:
    document = Document(
        id="x", name="x", media_type="text/plain", size=1, text=text, language=language, published="2024-11-20"
    )
    told = [c.event for c in reader("rules").read(document) if c.event]
    return [f"{e.type} {'+'.join(e.actor)}>{'+'.join(e.recipient)} {'+'.join(e.objects)}" for e in told]
