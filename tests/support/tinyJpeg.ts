/** A grey photograph of 64 by 64 pixels: a line from corner to corner. */
export const tinyJpeg = new Uint8Array(
  Buffer.from(
    [
      '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQ',
      'c1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCABAAEABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcI',
      'CQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcY',
      'GRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKj',
      'pKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AOmo',
      'oooorN1nV49MhwMPcOPkT+p9v5/y4z/SdRvP4pp5W/En+g/lXotFFFFZus6vHpkOBh7hx8if1Pt/P+XGf6TqN5/F',
      'NPK34k/0H8q7PRtIj0yHJw9w4+d/6D2/n/LSooorN1nV49MhwMPcOPkT+p9v5/y4z/SdRvP4pp5W/En+g/lXZ6Np',
      'EemQ5OHuHHzv/Qe38/5aVFFFZus6vHpkOBh7hx8if1Pt/P8Alxn+k6jefxTTyt+JP9B/Kuz0bSI9MhycPcOPnf8A',
      'oPb+f8tKiiis3WdXj0yHAw9w4+RP6n2/n/LjP9J1G8/imnlb8Sf6D+Vdno2kR6ZDk4e4cfO/9B7fz/lpUUUVm6zq',
      '8emQ4GHuHHyJ/U+38/5cZ/pOo3n8U08rfiT/AEH8q7PRtIj0yHJw9w4+d/6D2/n/AC0qKKKzdZ1ePTIcDD3Dj5E/',
      'qfb+f8uM/wBJ1G8/imnlb8Sf6D+Vdno2kR6ZDk4e4cfO/wDQe38/5aVFFFFedf6TqN5/FNPK34k/0H8q7PRtIj0y',
      'HJw9w4+d/wCg9v5/y0qKKKKK/9k=',
    ].join(''),
    'base64',
  ),
);
