#!/usr/bin/env python3
"""Writes src/core/name/nickname_table.h: which English given names are used for one another.

python3 test/data/nickname_table.py > src/core/name/nickname_table.h

Each line: a name and its variants, then the short and pet forms in common use. Any
two names of one line can be one person's; a form may stand in several lines.
"""
GROUPS = '''
aaron ron ronnie
abigail abby abbie abi gail
abraham abe bram
ada addie
adelaide addie della heidi
adeline addie lina
agatha aggie
agnes aggie nessie
aidan aiden aden
alan allan allen al
alastair alistair alasdair al ali
albert al bert bertie
alberta bertie
alexander alex al alec sandy xander zander lex sasha aleksandr alexandr
alexandra alex sandra sandy lexi alexa sasha ali
alexandria alex alexis
alfred al alf alfie fred freddie freddy
alice ali allie
alicia ali lisa
alison allison ali allie
alvin al
amanda mandy manda
amelia amy millie mia emily
anastasia stacy stacey ana nastya
andrea andy drea andie
andrew andy drew andre andreas
angela angie angel
angelina angie lina
ann anne anna annie nan nancy hannah
annabel anna bella annie
annette anna nettie
antoinette toni nettie
anthony antony tony ant
antonia toni
antonio tony
april apryl
archibald archie
arnold arnie
arthur art artie
ashley ash
augustus gus augie august
augustine gus augie
austin aussie
barbara barb babs barbie bobbie
barnabas barney
bartholomew bart
beatrice bea bee trixie
belinda bel linda lindy
benedict ben
benjamin ben benny benji bennie
bernadette bernie
bernard bernie barney
bertha bertie
bethany beth
beverly beverley bev
blake blakey
bradford brad
bradley brad
brandon brand
brenda bren
brian bryan bri
bridget biddy bridie
brittany britney britt
calvin cal
cameron cam
camille millie cam
candace candy candice
carl karl charles
carla karla
carlton carl
carmen car
carol carole caroline carolyn caz
caroline carol carrie carolyn caz lina
cassandra cass cassie sandra sandy
catherine katherine kathryn katharine cathryn kathrine catharine kate cathy kathy katie katy kitty kat cat kay kathie cathie kath cath kit
cecil cec
cecilia cecily cissy celia
charlene charlie
charles charlie chuck chas chaz charley chip
charlotte charlie lottie lotte char
chester chet
chelsea chels
cheryl sheryl cher
christian chris christy
christina christine kristina kristine cristina chris chrissy christy tina kris kristy krissy kristi kirsty
christopher chris topher kit christoph kristopher kris
clara clare claire
clarence clare
clark clarke
clayton clay
clement clem
clifford cliff
clifton cliff
clinton clint
cody codey
colin cole
connor conor
constance connie
cornelius neil con corny
courtney court
craig greg
crystal krystal chris
curtis curt kurt
cynthia cindy cyndi cindi
cyril cy
damian damien
daniel dan danny dani
danielle dani dan daniela
darlene darla
darren daz
david dave davy davey davie
dawn dawnie
deborah debra deb debbie debby debi
delbert bert del
delores dolores dee lola
denise dee den
dennis denny denis den
derek derrick
desmond des
diana diane dianne di dee
dominic dominick dom nick
donald don donnie donny
donna don
dorothy dot dottie dolly dorothea dora
douglas doug
duane dwayne
dustin dusty
dylan dyl
earl earle
ebenezer eb
edgar ed eddie
edith edie
edmund ed eddie ted
edward ed eddie ted teddy ned eddy
edwin ed eddie
eileen aileen
elaine lainie
eleanor elinor ellie nell nellie nora ella lenore
elijah eli
elizabeth elisabeth liz beth lizzie betty betsy eliza elsie bess libby lisa bessie lizzy lisbeth liza bette
ella ellie
ellen nell nellie ellie
elliot elliott
elmer el
elvira elvie
emanuel emmanuel manny immanuel
emily emma em emmy millie
emma em emmy
eric erik rick erick
ernest ernie
esther essie hester
ethel ettie
eugene gene
eunice nicie
evan ev
evelyn evie eve ev lyn
everett ev
ezekiel zeke
felicity flick fliss
felix fee
ferdinand ferdie
fiona fi
florence flo flossie florrie
floyd lloyd
frances fran francie frankie fanny franny
francesca fran cesca frankie
francine fran
francis frank frankie fran
franklin frank
frederick frederic fred freddie freddy rick fritz friedrich
gabriel gabe
gabriella gabrielle gabby gaby ella
garrett gary
gary gaz
genevieve gen jenny
geoffrey jeffrey geoff jeff
george georgie
georgia georgie
georgina georgie gina
gerald gerry jerry
geraldine gerry geri
gerard gerry
gertrude gertie trudy
gilbert gil bert
giovanni gio
gladys glad
glenn glen
gloria glo
gordon gord gordy
grace gracie
graham graeme grahame
gregory greg gregg
gretchen greta
griffin griff
gustav gus
guy guido
gwendolyn gwen wendy
hannah hanna anna
harold harry hal
harriet hattie harry
harvey harv
heather hetty
helen helena nell nellie lena
henrietta etta hettie hattie
henry harry hank hal
herbert herb bert herbie
herman herm
hilary hillary hil
horace horry
howard howie
hubert hugh bert
hugh hughie
ian iain
ignatius iggy nate
ingrid inga
irene rene
irving irv
isaac ike zac zack
isabel isabelle isabella izzy bella belle ysabel izabel
isadore izzy
isaiah zay
jackson jack
jacob jake jay jakob
jacqueline jackie jacky jacqui jacki
james jim jimmy jamie jem jimmie
jane janie jenny janey
janet jan
janice jan janis
jared jerry
jasmine jazz jas
jason jay jase
jasper jas
jean jeanie jeannie
jeanette jean nettie
jeffery jeffrey jeff
jemima mima
jennifer jen jenny jenn jennie
jeremiah jerry jem
jeremy jerry jem jez
jerome jerry
jessica jess jessie
jesse jess
jill jilly gill
jillian gillian jill gill
joan joanie
joanne joanna jo joan
jocelyn joy
joel joe
john johnny jack jon johnnie ian
johnathan jonathan jonathon jon john nathan johnny
jordan jordy
joseph joe joey jo jos
josephine jo josie joey fifi
joshua josh
joyce joy
juan john
judith judy jude
julia julie jules
julian jules jule
juliet jules julie
julius jules
justin just
justine tina
karen kaz
katelyn caitlin kate katie
kathleen cathleen kathy kath katie kate kay cathy
kelly kel
kenneth ken kenny
kevin kev
kimberly kimberley kim kimmy
kristen kristin kris kirsten kirstin
kurtis kurt curt
kyle ky
lauren laurie
laura laurie lori
laurence lawrence larry laurie
leah lee
leigh lee
leo leon lee
leonard len leo lenny
leonardo leo
leroy roy
leslie lesley les
lester les
lewis louis lou lew louie
lillian lily lil lilian
lincoln linc
linda lynda lindy lyn lynn
lindsay lindsey lin
lionel leo
lloyd loyd
lois lo
lorraine lori rain
louise lou lulu
lucas luke luc lukas
lucille lucy
lucinda lucy cindy
lucy lu
luther lou
lydia liddy
lynn lynne lyn
mabel mab
mackenzie mac kenzie
madeline madeleine maddie maddy lynn
magdalena maggie lena magda
malcolm mal malc
marcia marcy
marcus mark marc markus
margaret maggie meg peggy marge margie madge greta rita peg megan daisy maisie margo
margarita rita margo
maria mary marie mia
marian marion mary
marianne mary anne
marie mary maria
marilyn mary lyn
marjorie marge margie
mark marc
marlene marla
marshall marsh
martha marty mattie patty
martin marty mart
marvin marv
mary molly polly mamie may minnie
mathilda matilda tilly mattie maud
matthew matt matty mat mathew matthias
maureen mo
maurice morris mo
maximilian max
maxwell max
maxine max
megan meg meghan
melanie mel
melinda mindy linda mel
melissa mel missy lisa
melvin mel
mercedes sadie
meredith merry
merle merl
michael mike mick mickey micky mitch mikey mikhail micah
michaela mickey kayla
michelle shelly micki shell
mildred millie
milton milt
minerva minnie
miranda mandy randy
miriam mimi
mitchell mitch
mohammed mohammad muhammad mohamed mo muhammed mohamad
moira maura
monica mona nicky
mortimer mort
morton mort
moses mo
myron ron
nadine dina
nancy nan
naomi nomi
natalie nat natalia talia
natasha tasha nat
nathaniel nathan nate nat
nathan nate nat
neil neal niall
nelson nels
nicholas nick nicky nicolas nico klaus nikolaus nikolas
nicole nicola nikki nicky nic
nigel nige
nina nena
noah noe
noel no
norbert bert norb
norma normie
norman norm
octavia tavia
oliver ollie olly
olive ollie
olivia liv livvy ollie
oscar ozzie
oswald oz ozzie
owen owain
pamela pam pammy
patience pat patty
patricia pat patty tricia trish patsy trisha patti
patrick pat paddy rick
paul paulie pablo
paula polly
paulina paula
pauline paula polly
penelope penny nell
percival percy
perry per
peter pete petey pieter pyotr
petronella nell
philip phillip phil pip
philippa pippa pip
phineas finn
phoebe fee
phyllis phyl
preston pres
priscilla cilla prissy
prudence pru
quentin quint
quincy quin
rachel rachael rach ray shelly
ralph ralphie rafe
ramona mona
randall randy rand
randolph randy rand
raphael rafael raph rafe rafa
raymond ray
rebecca becky becca bec rebekah beck
regina gina reggie
reginald reg reggie rex
rene renee
reuben ruben rube
rhonda ronda ron
richard rick dick rich ricky richie rickey ritchie
rita reet
robert bob rob bobby robbie bert robin bobbie robby
roberta bobbie robbie bert
roderick rod rick roddy
rodney rod
roger rog rodger
roland rollie rolly
ronald ron ronnie ronny
rosalie rose rosie
rosalind rose roz linda
rosaline rose roz
rosamund rose roz
rosanna rose anna
roseanne rose anne
rosemary rose rosie mary
ross rosco
roxanne roxy
rudolph rudy rolf rudolf
rufus rufe
rupert bert rup
russell russ rusty
ruth ruthie
ryan ry
sabrina brina
samantha sam sammy
samson sam
samuel sam sammy
sandra sandy
sarah sara sally sadie
savannah vanna
scott scotty
sean shaun shawn shane
sebastian seb bas bastian
sergei sergey serge sergio
serena rena
seymour cy
shannon shan
sharon shaz shari
sheila shelly
shelby shel
sheldon shel
sherman sherm
shirley shirl
sidney sydney sid syd
sigmund sig
silvester sylvester sly
simon si
sophia sophie sofia
solomon sol
spencer spence
stanley stan
stefan stephan stephen steven steve
stella ella
stephanie steph stephie stefanie
stephen steven steve stevie stephan stefan
stewart stuart stu stew
summer sum
susan sue susie suzy suzie susanna susannah suzanne sukie
sylvia sylvie
tabitha tabby
tamara tammy tam
tammy tam
tanya tatiana tania
teresa theresa terry tess tessa terri resa
terence terrance terrence terry
thaddeus thad tad
theodora dora thea
theodore ted teddy theo
thomas tom tommy thom tomas
tiffany tiff
timothy tim timmy
tobias toby
tracy tracey trace
travis trav
trevor trev
tristan tris
tyler ty
tyrone ty
ursula ursie
valentine val
valerie val
vanessa nessa
vernon vern
veronica ronnie vera roni nica
victor vic viktor
victoria vicky vicki vikki tori vic
vincent vince vinny vin vinnie
viola vi
violet vi
virgil virg
virginia ginny ginger gina
vivian viv vivien vivienne
vladimir vlad vova
wallace wally
walter walt wally wat
wanda wendy
warren wazza
wendell dell
wendy wen
wesley wes
wilbur will
wilfred will wilf fred
wilhelmina mina minnie billie
willard will
william bill will billy willy liam willie wm wilhelm guillermo
winifred winnie freddie
winston win
woodrow woody
yolanda yoli
yvonne vonnie
zachary zach zack zac zak zachariah
zoe zoey
'''


def main():
    entries, seen = [], set()
    for number, line in enumerate(GROUPS.split('\n')):
        names = line.split()
        if len(names) < 2:
            continue
        for i, name in enumerate(dict.fromkeys(names)):
            entries.append((name, number, i == 0))
        seen.add(names[0])
    entries.sort()
    longest = max(len(e[0]) for e in entries) + 1
    print('''/*
 * nickname_table.h
 *	  English given names and the forms used for them, sorted by name.
 *
 * Written by test/data/nickname_table.py. Names of one group can be one person's;
 * its head is the full form. Read by nickname.c alone.
 */
#ifndef DBM_NICKNAME_TABLE_H
#define DBM_NICKNAME_TABLE_H

#include "core/dbm_core.h"

#define NICKNAME_LENGTH %d

typedef struct nickname_entry
{
	char		name[NICKNAME_LENGTH];
	uint16_t	group;
	bool		head;
} nickname_entry;

static const nickname_entry nicknames[] = {''' % longest)
    row = '\t'
    for name, number, head in entries:
        item = '{"%s", %d, %d},' % (name, number, head)
        if len(row.expandtabs(4)) + len(item) + 1 > 98:
            print(row)
            row = '\t'
        row += ('' if row == '\t' else ' ') + item
    print(row)
    print('};\n\n#endif\t\t\t\t\t\t\t/* DBM_NICKNAME_TABLE_H */')


main()
