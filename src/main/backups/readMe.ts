/** What tells a person who opens a backup folder, with or without this program, what it is. */
export const readMe = {
  name: 'READ-ME.txt',
  text: `هذه نسخ احتياطية لمكتبة من برنامج «مقال». لا تغيّر فيها شيئا بيدك.
لاستعادة المكتبة: maqal backup restore --from هذا_المجلد --to مجلد_جديد

These are backups of a library of the program Maqal. Please do not change anything in here.
To restore the library:  maqal backup restore --from THIS_FOLDER --to NEW_FOLDER

Without the program: each file in "snapshots" is the library at one moment, in JSON. Under "lists" it names
lists by their SHA-256. A list, like every other file, lies in "pool" under its SHA-256: the list abcd…
is pool/ab/abcd…  Each line of a list is

    SHA-256  size in bytes  path in the library

so that copying pool/<first two digits>/<SHA-256> to <path>, for each line of each list, makes the
library again. In it, "originals" holds the files as they were imported, and everything else is JSON.
`,
} as const;
